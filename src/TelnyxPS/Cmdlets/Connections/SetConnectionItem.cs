using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A connection whose settings are changed.</summary>
internal sealed class SetConnectionItem(
    SetTelnyxExternalConnectionCommand command,
    ResourceTarget<ExternalConnection> target,
    DesiredSettings change,
    object errorTarget)
    : ChangeItem<ExternalConnection>(command, target, errorTarget)
{
    private ConnectionPatch? patch;
    private ApiOperation<ExternalConnection>? update;

    protected override string? Warning => change.WarningFor(Target.Describe(Current), Current);

    protected override string? Plan(ExternalConnection current)
    {
        patch = change.Against(current);
        if (patch.Unreadable is { } field)
        {
            Error = ErrorRecords.UnreadableSetting(Target.Describe(current), field, ErrorTarget);
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
            $"{Target.Describe(current)} has no outbound voice profile, but Telnyx requires one in every update. "
                + "Specify -OutboundVoiceProfileId.",
            ErrorTarget);
        return null;
    }

    protected override ApiOperation<ExternalConnection> Request()
    {
        update = Endpoints.Connection.Update(null, Target.Id, patch!.ToJson(), now => change.Against(now).IsEmpty);
        update.Log = command.Run.Log?.OfConnection(Target.Id, ChangeOperations.Set, patch.Differences);
        return update;
    }

    protected override ExternalConnection Unchanged(ExternalConnection current) => current.Copy();

    protected override object Output(ExternalConnection changed) =>
        ChangedConnection.Output(command, changed, Before is null ? null : change.Against(Before), update);
}
