using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Changes settings of external connections, and emits each as it then is. Only what is stated and not so already is
/// changed; where all is as stated, nothing is sent.
/// </summary>
[Cmdlet(
    VerbsCommon.Set, "TelnyxExternalConnection", DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.Pages + "update-an-external-connection")]
[OutputType(typeof(ExternalConnection))]
public sealed class SetTelnyxExternalConnectionCommand : ConnectionSettingsCommand
{
    private int previewed;
    private int different;

    /// <summary>Brings all connections to their end; a preview of many then says how many of them would be changed.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!IsPreview || previewed < 2)
            return;

        string summary = string.Format(
            CultureInfo.CurrentCulture, "What if: {0:N0} of {1:N0} external connections would be changed.", different, previewed);
        WriteInformation(new HostInformationMessage { Message = summary }, ["PSHOST"]);
    }

    private protected override ConnectionItem ItemOf(
        ConnectionTarget target, DesiredSettings change, object errorTarget, ErrorRecord? damage) =>
        new Item(this, target, change, errorTarget, damage);

    private void Count(ConnectionPatch patch)
    {
        previewed++;
        if (!patch.IsEmpty)
            different++;
    }

    /// <summary>A connection that is changed.</summary>
    private sealed class Item : ConnectionItem
    {
        private readonly SetTelnyxExternalConnectionCommand command;
        private readonly DesiredSettings change;
        private ConnectionPatch? patch;
        private Task<ExternalConnection>? update;

        public Item(
            SetTelnyxExternalConnectionCommand command,
            ConnectionTarget target,
            DesiredSettings change,
            object errorTarget,
            ErrorRecord? damage)
            : base(command, target, errorTarget)
        {
            this.command = command;
            this.change = change;
            Error = damage;
        }

        public override bool NeedsReading => Error is null && base.NeedsReading;

        public override bool Decide()
        {
            if (Error is not null)
                return false;

            // An answer to the question may take its time: what was known when it was asked is then read again.
            string? confirmed = null;
            while (true)
            {
                if (!IsKnown)
                    Current = command.ReadNow(Target);
                patch = change.Against(Current!);
                string name = ConnectionTarget.Describe(Target.Id, Current);
                if (command.IsPreview && (patch.IsEmpty || patch.HasProfile))
                    command.Count(patch);
                if (patch.IsEmpty)
                {
                    command.WriteVerbose($"{name} is as wanted already; nothing is sent.");
                    Result = command.IsPreview ? null : Current!.Copy();
                    return false;
                }

                if (!patch.HasProfile)
                {
                    Error = ErrorRecords.Of(
                        "OutboundVoiceProfileRequired",
                        ErrorCategory.InvalidData,
                        $"{name} has no outbound voice profile, and Telnyx takes no update without one: state -OutboundVoiceProfileId.",
                        ErrorTarget);
                    return false;
                }

                string action = $"Set {patch}";
                if (action != confirmed && !command.Confirm(name, action))
                    return false;
                if (IsKnown)
                    return true;
                confirmed = action;
            }
        }

        public override Task WriteAsync(CallContext context) =>
            update = Client.UpdateAsync(Target.Id, change, patch!, context);

        protected override void EmitResult()
        {
            if ((update?.Result ?? Result) is not { } connection)
                return;

            var output = new PSObject(connection);
            output.Properties.Add(new PSNoteProperty("Changes", patch!.Changes));
            command.WriteObject(output);
        }
    }
}
