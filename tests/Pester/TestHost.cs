using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

// Compiled by Add-TestHost.ps1. Windows PowerShell supports only C# 5.
namespace TelnyxPS.PesterSupport
{
    /// <summary>A PowerShell host that has only a user interface.</summary>
    public abstract class TestHost<T> : PSHost
        where T : TestUserInterface
    {
        private readonly Guid id = Guid.NewGuid();
        private readonly T screen;

        protected TestHost(T screen) { this.screen = screen; }

        public T Screen { get { return screen; } }

        public override CultureInfo CurrentCulture { get { return CultureInfo.CurrentCulture; } }

        public override CultureInfo CurrentUICulture { get { return CultureInfo.CurrentUICulture; } }

        public override Guid InstanceId { get { return id; } }

        public override string Name { get { return GetType().Name; } }

        public override PSHostUserInterface UI { get { return screen; } }

        public override Version Version { get { return new Version(1, 0); } }

        public override void EnterNestedPrompt() { throw new NotSupportedException(); }

        public override void ExitNestedPrompt() { throw new NotSupportedException(); }

        public override void NotifyBeginApplication() { }

        public override void NotifyEndApplication() { }

        public override void SetShouldExit(int exitCode) { }
    }

    /// <summary>A user interface that can enter a secret and no credential.</summary>
    public abstract class TestUserInterface : PSHostUserInterface
    {
        /// <summary>The secret to enter.</summary>
        public string Secret { get; set; }

        /// <summary>The exception that a question without an answer throws.</summary>
        public Exception NoAnswerError { get; set; }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        {
            Write(value);
        }

        public override void WriteErrorLine(string value) { WriteLine(value); }

        public override string ReadLine() { throw new PSInvalidOperationException("A secret would be readable."); }

        public override SecureString ReadLineAsSecureString()
        {
            if (Secret == null)
                throw NoAnswer();

            SecureString entered = new SecureString();
            foreach (char c in Secret)
                entered.AppendChar(c);
            return entered;
        }

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName)
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

        protected Exception NoAnswer()
        {
            return NoAnswerError ?? new PSInvalidOperationException("No one is there to answer.");
        }
    }
}
