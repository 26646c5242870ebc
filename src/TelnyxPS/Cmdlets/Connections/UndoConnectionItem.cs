using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A connection whose recorded changes are undone.</summary>
internal sealed class UndoConnectionItem(
    TelnyxCommand command,
    TelnyxSession session,
    string id,
    object errorTarget,
    IReadOnlyList<RecordedChange> newestFirst,
    bool force)
    : ChangeItem<ExternalConnection>(command, TargetOf(session, id, errorTarget), errorTarget)
{
    private UndoPlan? plan;
    private ConnectionPatch? patch;
    private ApiOperation<ExternalConnection>? update;

    protected override IReadOnlyList<ErrorRecord> PartialErrors =>
        UndoErrors.Of(Target.Describe(Current), plan, ErrorTarget);

    protected override string? Plan(ExternalConnection current)
    {
        // An unreadable value looks like none, so it would be overwritten or treated as cleared.
        if (newestFirst.Select(change => change.Setting.Path).FirstOrDefault(current.IsUnreadable) is { } field)
        {
            Error = ErrorRecords.UnreadableSetting(Target.Describe(current), field, ErrorTarget);
            return null;
        }

        plan = UndoPlan.Of(newestFirst, setting => setting.Of(current), force);
        patch = plan.Settings.Against(current);
        return patch.IsEmpty ? null : $"Set {patch}";
    }

    protected override ApiOperation<ExternalConnection> Request()
    {
        DesiredSettings restored = plan!.Settings;
        update = Endpoints.Connection.Update(null, Target.Id, patch!.ToJson(), now => restored.Against(now).IsEmpty);
        update.Log = Command.Run.Log?.OfConnection(Target.Id, ChangeOperations.Set, patch.Differences);
        return update;
    }

    protected override ExternalConnection Unchanged(ExternalConnection current) => current.Copy();

    protected override object Output(ExternalConnection changed) =>
        ChangedConnection.Output(Command, changed, Before is null ? null : plan!.Settings.Against(Before), update);

    private static ResourceTarget<ExternalConnection> TargetOf(TelnyxSession session, string id, object errorTarget) =>
        new(session, Endpoints.Connection.Get(id), given: null, errorTarget);
}
