using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A phone number whose moves to other locations are undone.</summary>
internal sealed class UndoNumberItem(
    TelnyxCommand command, TelnyxSession session, IReadOnlyList<ChangeRecord> newestFirst, bool force)
    : ChangeItem<ExternalConnectionPhoneNumber>(command, TargetOf(session, newestFirst[0]), newestFirst[0].Source)
{
    private SettingDifference? move;
    private ErrorRecord? conflict;

    protected override IReadOnlyList<ErrorRecord> PartialErrors => conflict is null ? [] : [conflict];

    protected override string? Plan(ExternalConnectionPhoneNumber current)
    {
        string? location = current.LocationId;
        conflict = null;
        foreach (ChangeRecord record in newestFirst)
        {
            if (force || location == record.New)
            {
                location = record.Old;
            }
            else if (location != record.Old)
            {
                conflict = ErrorRecords.Of(
                    "ChangedSince",
                    ErrorCategory.ResourceExists,
                    $"{Target.Describe(current)}: cannot undo location {SettingDifference.Show(record.Old)} -> "
                        + $"{SettingDifference.Show(record.New)}: someone changed it since, to {SettingDifference.Show(location)}. "
                        + "To restore the old value anyway, use -Force.",
                    record.Source);
                break;
            }
        }

        move = new SettingDifference(nameof(current.LocationId), "location", current.LocationId, location);
        return location is null || location == current.LocationId ? null : $"Set {move}";
    }

    protected override ApiOperation<ExternalConnectionPhoneNumber> Request()
    {
        string? location = (string?)move!.Wanted;
        string body = JsonText.Write(writer => writer.WriteString("location_id", location));
        ApiOperation<ExternalConnectionPhoneNumber> update = Endpoints.PhoneNumber.Update(
            Target.ConnectionId, Target.Id, body, number => number.LocationId == location);
        update.Log = Command.Run.Log?.OfNumber(Target.ConnectionId, Target.Id, [move]);
        return update;
    }

    private static ResourceTarget<ExternalConnectionPhoneNumber> TargetOf(TelnyxSession session, ChangeRecord newest) =>
        new(session, Endpoints.PhoneNumber.Get(newest.ConnectionId, newest.NumberId!), given: null, newest.Source);
}
