using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

// Compiled by Add-Type in the PowerShell under test, so it keeps to C# 5, which Windows PowerShell knows.
namespace TelnyxPS.PesterSupport
{
    /// <summary>A PowerShell host that records its output, and answers prompts from a queue.</summary>
    public sealed class ScriptedHost : PSHost
    {
        private readonly Guid id = Guid.NewGuid();
        private readonly ScriptedUserInterface ui = new ScriptedUserInterface();

        public ScriptedUserInterface Screen { get { return ui; } }

        public override CultureInfo CurrentCulture { get { return CultureInfo.CurrentCulture; } }

        public override CultureInfo CurrentUICulture { get { return CultureInfo.CurrentUICulture; } }

        public override Guid InstanceId { get { return id; } }

        /// <summary>Gives scripts that run in the host access to it.</summary>
        public override PSObject PrivateData { get { return new PSObject(this); } }

        public override string Name { get { return "ScriptedHost"; } }

        public override PSHostUserInterface UI { get { return ui; } }

        public override Version Version { get { return new Version(1, 0); } }

        public override void EnterNestedPrompt() { throw new NotSupportedException(); }

        public override void ExitNestedPrompt() { throw new NotSupportedException(); }

        public override void NotifyBeginApplication() { }

        public override void NotifyEndApplication() { }

        public override void SetShouldExit(int exitCode) { }
    }

    /// <summary>The screen and the keyboard of a ScriptedHost.</summary>
    public sealed class ScriptedUserInterface : PSHostUserInterface
    {
        private readonly object gate = new object();
        private readonly List<string> lines = new List<string>();
        private readonly List<string> questions = new List<string>();
        private readonly Queue<int> choices = new Queue<int>();

        /// <summary>The lines that were written.</summary>
        public string[] Lines { get { lock (gate) return lines.ToArray(); } }

        /// <summary>The prompts.</summary>
        public string[] Questions { get { lock (gate) return questions.ToArray(); } }

        /// <summary>The exception for a prompt without an answer.</summary>
        public Exception Nobody { get; set; }

        /// <summary>The answer to prompts for a secret.</summary>
        public string Secret { get; set; }

        /// <summary>An action that runs while a prompt waits for an answer.</summary>
        public Action Meanwhile { get; set; }

        /// <summary>Answers the next question: 0 is Yes, 1 Yes to All, 2 No, 3 No to All.</summary>
        public void Answer(int choice) { lock (gate) choices.Enqueue(choice); }

        public void Clear()
        {
            lock (gate)
            {
                lines.Clear();
                questions.Clear();
                choices.Clear();
            }
        }

        public override PSHostRawUserInterface RawUI { get { return null; } }

        public override int PromptForChoice(
            string caption, string message, Collection<ChoiceDescription> offered, int defaultChoice)
        {
            lock (gate)
                questions.Add(message);

            Action meanwhile = Meanwhile;
            Meanwhile = null;
            if (meanwhile != null)
                meanwhile();

            lock (gate)
            {
                if (choices.Count > 0)
                    return choices.Dequeue();
            }

            throw Nobody ?? new PSInvalidOperationException("Nobody is there to answer.");
        }

        public override Dictionary<string, PSObject> Prompt(
            string caption, string message, Collection<FieldDescription> descriptions)
        {
            lock (gate)
            {
                foreach (FieldDescription description in descriptions)
                    questions.Add(description.Name);
            }

            throw Nobody ?? new PSInvalidOperationException("Nobody is there to answer.");
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

        public override string ReadLine() { throw new PSInvalidOperationException("A secret would be readable."); }

        public override SecureString ReadLineAsSecureString()
        {
            if (Secret == null)
                throw Nobody ?? new PSInvalidOperationException("Nobody is there to answer.");

            SecureString text = new SecureString();
            foreach (char c in Secret)
                text.AppendChar(c);
            return text;
        }

        public override void Write(string value) { Add(value); }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { Add(value); }

        public override void WriteLine(string value) { Add(value); }

        public override void WriteDebugLine(string message) { Add(message); }

        public override void WriteErrorLine(string value) { Add(value); }

        public override void WriteVerboseLine(string message) { Add(message); }

        public override void WriteWarningLine(string message) { Add(message); }

        public override void WriteProgress(long sourceId, ProgressRecord record) { Add(record.ToString()); }

        private void Add(string line) { lock (gate) lines.Add(line ?? ""); }
    }
}
