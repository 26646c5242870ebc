using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;

// Compiled by Add-TestHost.ps1. Windows PowerShell supports only C# 5.
namespace TelnyxPS.PesterSupport
{
    /// <summary>A PowerShell host that records its output, and answers prompts from a queue.</summary>
    public sealed class ScriptedHost : TestHost<ScriptedUserInterface>
    {
        public ScriptedHost() : base(new ScriptedUserInterface()) { }

        /// <summary>Gives scripts in the host access to it.</summary>
        public override PSObject PrivateData { get { return new PSObject(this); } }
    }

    /// <summary>The screen and keyboard of a ScriptedHost.</summary>
    public sealed class ScriptedUserInterface : TestUserInterface
    {
        private readonly object gate = new object();
        private readonly List<string> lines = new List<string>();
        private readonly List<string> questions = new List<string>();
        private readonly Queue<int> choices = new Queue<int>();

        /// <summary>The lines that were written.</summary>
        public string[] Lines { get { lock (gate) return lines.ToArray(); } }

        /// <summary>The questions that were asked.</summary>
        public string[] Questions { get { lock (gate) return questions.ToArray(); } }

        /// <summary>An action that runs while the next question waits for its answer.</summary>
        public Action Meanwhile { get; set; }

        public override PSHostRawUserInterface RawUI { get { return null; } }

        /// <summary>Adds the answer to a question: 0 is Yes, 1 Yes to All, 2 No, 3 No to All.</summary>
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

            throw NoAnswer();
        }

        public override Dictionary<string, PSObject> Prompt(
            string caption, string message, Collection<FieldDescription> descriptions)
        {
            lock (gate)
            {
                foreach (FieldDescription description in descriptions)
                    questions.Add(description.Name);
            }

            throw NoAnswer();
        }

        public override void Write(string value) { Add(value); }

        public override void WriteLine(string value) { Add(value); }

        public override void WriteDebugLine(string message) { Add(message); }

        public override void WriteVerboseLine(string message) { Add(message); }

        public override void WriteWarningLine(string message) { Add(message); }

        public override void WriteProgress(long sourceId, ProgressRecord record) { Add(record.ToString()); }

        private void Add(string line) { lock (gate) lines.Add(line ?? ""); }
    }
}
