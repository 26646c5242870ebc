using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A phone number that is moved to another location.</summary>
internal sealed class MoveNumberItem(
    TelnyxCommand command, ResourceTarget<ExternalConnectionPhoneNumber> target, string? wanted)
    : ChangeItem<ExternalConnectionPhoneNumber>(command, target)
{
    private SettingDifference? move;

    protected override string? Plan(ExternalConnectionPhoneNumber current)
    {
        move = Difference(current.LocationId, wanted);
        return IsThere(current) ? null : $"Set {Difference(Describe(current.LocationId), Describe(wanted))}";
    }

    protected override ApiOperation<ExternalConnectionPhoneNumber> Request()
    {
        string body = JsonText.Write(writer => writer.WriteString("location_id", wanted));
        ApiOperation<ExternalConnectionPhoneNumber> update =
            Endpoints.PhoneNumber.Update(Target.ConnectionId, Target.Id, body, IsThere);
        update.Log = Command.Run.Log?.OfNumber(Target.ConnectionId, Target.Id, [move!]);
        return update;
    }

    private static SettingDifference Difference(string? actual, string? wanted) =>
        new(nameof(ExternalConnectionPhoneNumber.LocationId), "location", actual, wanted);

    private string? Describe(string? locationId) => Target.Session.Names.DescribeLocation(locationId);

    private bool IsThere(ExternalConnectionPhoneNumber number) => wanted is null || number.LocationId == wanted;
}
