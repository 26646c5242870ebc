using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

// Compiled by Add-TestHost.ps1. Windows PowerShell supports only C# 5.
namespace TelnyxPS.PesterSupport
{
    /// <summary>A PowerShell host that records what a console would show.</summary>
    public sealed class ScreenHost : TestHost<ScreenUserInterface>
    {
        public ScreenHost(int width) : base(new ScreenUserInterface(width)) { }

        public override CultureInfo CurrentCulture { get { return CultureInfo.GetCultureInfo("en-US"); } }

        public override CultureInfo CurrentUICulture { get { return CultureInfo.GetCultureInfo("en-US"); } }
    }

    /// <summary>The screen of a ScreenHost. It answers prompts for a secret, and no other prompts.</summary>
    public sealed class ScreenUserInterface : TestUserInterface
    {
        private readonly object gate = new object();
        private readonly StringBuilder text = new StringBuilder();
        private readonly ScreenRawUserInterface raw;

        public ScreenUserInterface(int width) { raw = new ScreenRawUserInterface(width); }

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

        public override void WriteLine(string value) { Write(value + "\n"); }

        public override void WriteDebugLine(string message) { WriteLine("DEBUG: " + message); }

        public override void WriteVerboseLine(string message) { WriteLine("VERBOSE: " + message); }

        public override void WriteWarningLine(string message) { WriteLine("WARNING: " + message); }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override string ReadLine() { throw NoAnswer(); }

        public override SecureString ReadLineAsSecureString()
        {
            SecureString entered = base.ReadLineAsSecureString();
            WriteLine("");
            return entered;
        }

        public override int PromptForChoice(
            string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            throw NoAnswer();
        }

        public override Dictionary<string, PSObject> Prompt(
            string caption, string message, Collection<FieldDescription> descriptions)
        {
            throw NoAnswer();
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

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
        {
            throw new NotSupportedException();
        }

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
        {
            throw new NotSupportedException();
        }
    }
}
