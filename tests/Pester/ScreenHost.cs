using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

// Compiled by Add-Type in the PowerShell under test, so it keeps to C# 5, which Windows PowerShell knows.
namespace TelnyxPS.PesterSupport
{
    /// <summary>A PowerShell host that records what a console would show.</summary>
    public sealed class ScreenHost : PSHost
    {
        private readonly Guid id = Guid.NewGuid();
        private readonly ScreenUserInterface ui;

        public ScreenHost(int width) { ui = new ScreenUserInterface(width); }

        public ScreenUserInterface Screen { get { return ui; } }

        public override CultureInfo CurrentCulture { get { return CultureInfo.GetCultureInfo("en-US"); } }

        public override CultureInfo CurrentUICulture { get { return CultureInfo.GetCultureInfo("en-US"); } }

        public override Guid InstanceId { get { return id; } }

        public override string Name { get { return "ScreenHost"; } }

        public override PSHostUserInterface UI { get { return ui; } }

        public override Version Version { get { return new Version(1, 0); } }

        public override void EnterNestedPrompt() { throw new NotSupportedException(); }

        public override void ExitNestedPrompt() { throw new NotSupportedException(); }

        public override void NotifyBeginApplication() { }

        public override void NotifyEndApplication() { }

        public override void SetShouldExit(int exitCode) { }
    }

    /// <summary>The screen of a ScreenHost. It answers prompts for a key, and no other prompts.</summary>
    public sealed class ScreenUserInterface : PSHostUserInterface
    {
        private readonly object gate = new object();
        private readonly StringBuilder text = new StringBuilder();
        private readonly ScreenRawUserInterface raw;

        public ScreenUserInterface(int width) { raw = new ScreenRawUserInterface(width); }

        /// <summary>The answer to prompts for a secret.</summary>
        public string Secret { get; set; }

        public override PSHostRawUserInterface RawUI { get { return raw; } }

        /// <summary>Returns what the screen shows, and clears it.</summary>
        public string Take()
        {
            lock (gate)
            {
                string taken = text.ToString();
                text.Clear();
                return taken;
            }
        }

        public override void Write(string value) { lock (gate) text.Append(value); }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { Write(value); }

        public override void WriteLine(string value) { Write(value + "\n"); }

        public override void WriteErrorLine(string value) { WriteLine(value); }

        public override void WriteDebugLine(string message) { WriteLine("DEBUG: " + message); }

        public override void WriteVerboseLine(string message) { WriteLine("VERBOSE: " + message); }

        public override void WriteWarningLine(string message) { WriteLine("WARNING: " + message); }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override string ReadLine() { throw new PSInvalidOperationException("No one is there to answer."); }

        public override SecureString ReadLineAsSecureString()
        {
            SecureString typed = new SecureString();
            foreach (char c in Secret)
                typed.AppendChar(c);
            WriteLine("");
            return typed;
        }

        public override int PromptForChoice(
            string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            throw new PSInvalidOperationException("No one is there to answer.");
        }

        public override Dictionary<string, PSObject> Prompt(
            string caption, string message, Collection<FieldDescription> descriptions)
        {
            throw new PSInvalidOperationException("No one is there to answer.");
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        {
            throw new NotSupportedException();
        }

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options)
        {
            throw new NotSupportedException();
        }
    }

    /// <summary>A screen of a given width.</summary>
    public sealed class ScreenRawUserInterface : PSHostRawUserInterface
    {
        private Size size;

        public ScreenRawUserInterface(int width) { size = new Size(width, 50); }

        public override Size BufferSize { get { return size; } set { size = value; } }

        public override Size WindowSize { get { return size; } set { size = value; } }

        public override Size MaxPhysicalWindowSize { get { return size; } }

        public override Size MaxWindowSize { get { return size; } }

        public override ConsoleColor BackgroundColor { get; set; }

        public override ConsoleColor ForegroundColor { get; set; }

        public override Coordinates CursorPosition { get; set; }

        public override int CursorSize { get; set; }

        public override bool KeyAvailable { get { return false; } }

        public override Coordinates WindowPosition { get; set; }

        public override string WindowTitle { get; set; }

        public override void FlushInputBuffer() { }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) { throw new NotSupportedException(); }

        public override KeyInfo ReadKey(ReadKeyOptions options) { throw new NotSupportedException(); }

        public override void ScrollBufferContents(
            Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
        {
            throw new NotSupportedException();
        }

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { throw new NotSupportedException(); }

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { throw new NotSupportedException(); }
    }
}
