using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A phone number of a connection. Its recorded moves to other locations are undone.</summary>
internal sealed class UndoNumberItem(
    TelnyxCommand command,
    TelnyxSession session,
    ChangeRecord newest,
    object errorTarget,
    IReadOnlyList<RecordedChange> newestFirst,
    bool force)
    : ChangeItem<ExternalConnectionPhoneNumber>(command, TargetOf(session, newest, errorTarget), errorTarget)
{
    // It is read from a phone number, not from a connection.
    private static readonly Setting Location =
        new("location_id", SettingKind.Text, _ => null, nameof(ExternalConnectionPhoneNumber.LocationId));

    private UndoPlan? plan;
    private SettingDifference? move;

    /// <summary>Finds a setting by the name of its property; null if there is none.</summary>
    public static Setting? FindSetting(string name) =>
        Location.Property.Equals(name, StringComparison.OrdinalIgnoreCase) ? Location : null;

    protected override IReadOnlyList<ErrorRecord> PartialErrors =>
        UndoErrors.Of(Target.Describe(Current), plan, ErrorTarget);

    protected override string? Plan(ExternalConnectionPhoneNumber current)
    {
        plan = UndoPlan.Of(newestFirst, _ => current.LocationId, force);
        if (!plan.Settings.Has(Location))
            return null;

        move = new SettingDifference(
            Location.Property, Location.Words, current.LocationId, plan.Settings[Location]);
        return $"Set {move}";
    }

    protected override ApiOperation<ExternalConnectionPhoneNumber> Request()
    {
        string? location = (string?)move!.Wanted;
        string body = JsonText.Write(writer => writer.WriteString(Location.Field, location));
        ApiOperation<ExternalConnectionPhoneNumber> update = Endpoints.PhoneNumber.Update(
            Target.ConnectionId, Target.Id, body, number => number.LocationId == location);
        update.Log = Command.Run.Log?.OfNumber(Target.ConnectionId, Target.Id, [move]);
        return update;
    }

    private static ResourceTarget<ExternalConnectionPhoneNumber> TargetOf(
        TelnyxSession session, ChangeRecord newest, object errorTarget) =>
        new(session, Endpoints.PhoneNumber.Get(newest.ConnectionId, newest.NumberId!), given: null, errorTarget);
}
