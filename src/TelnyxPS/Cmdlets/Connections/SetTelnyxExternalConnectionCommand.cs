using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Changes settings of external connections, and outputs each as it is then. Only settings that are specified and
/// differ are sent.
/// </summary>
[Cmdlet(
    VerbsCommon.Set, "TelnyxExternalConnection", DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "update-an-external-connection")]
[OutputType(typeof(ExternalConnection))]
public sealed class SetTelnyxExternalConnectionCommand : ConnectionSettingsCommand
{
    private int previewed;
    private int different;

    /// <summary>The path of a CSV file to which each change is appended before it is sent, and its outcome afterwards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChangeLog { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        OpenLog(ChangeLog);
    }

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

    private protected override CommandItem ItemOf(
        ResourceTarget<ExternalConnection> target, DesiredSettings change, object errorTarget) =>
        new Item(this, target, change, errorTarget);

    private void Count(ConnectionPatch patch)
    {
        previewed++;
        if (!patch.IsEmpty)
            different++;
    }

    /// <summary>A connection that is changed.</summary>
    private sealed class Item(
        SetTelnyxExternalConnectionCommand command,
        ResourceTarget<ExternalConnection> target,
        DesiredSettings change,
        object errorTarget)
        : ChangeItem<ExternalConnection>(command, target, errorTarget)
    {
        private ConnectionPatch? patch;
        private ApiOperation<ExternalConnection>? update;

        protected override IEnumerable<string> Warnings => change.WarningsFor(Target.Describe(Current), Current);

        protected override string? Plan(ExternalConnection current)
        {
            patch = change.Against(current);
            if (patch.Unreadable is { } field)
            {
                Error = ErrorRecords.Of(
                    "UnreadableSetting",
                    ErrorCategory.InvalidData,
                    $"{Target.Describe(current)} was not changed: Telnyx sent its field '{field}' in a form that this module cannot read, "
                        + "and the change could overwrite it. Its value is in AdditionalProperties.",
                    ErrorTarget);
                return null;
            }

            if (command.IsPreview && (patch.IsEmpty || patch.HasProfile))
                command.Count(patch);
            if (patch.IsEmpty)
                return null;
            if (patch.HasProfile)
                return $"Set {patch}";

            Error = ErrorRecords.Of(
                "OutboundVoiceProfileRequired",
                ErrorCategory.InvalidData,
                $"{Target.Describe(current)} has no outbound voice profile, and Telnyx requires one in every update. "
                    + "Specify -OutboundVoiceProfileId.",
                ErrorTarget);
            return null;
        }

        protected override ApiOperation<ExternalConnection> Request()
        {
            update = Endpoints.Connection.Update(null, Target.Id, patch!.ToJson(), now => change.Against(now).IsEmpty);
            update.Log = command.Log?.OfConnection(Target.Id, ChangeOperations.Set, patch.Differences);
            return update;
        }

        protected override ExternalConnection Unchanged(ExternalConnection current) => current.Copy();

        protected override object Output(ExternalConnection changed) =>
            ChangedConnection.Output(command, changed, Before is null ? null : change.Against(Before), update);
    }
}
