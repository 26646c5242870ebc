using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// A phone number of the account. Its recorded changes of connection, tags, and customer reference are undone.
/// </summary>
internal sealed class UndoAccountNumberItem(
    TelnyxCommand command,
    TelnyxSession session,
    string numberId,
    object errorTarget,
    IReadOnlyList<RecordedChange> newestFirst,
    bool force)
    : ChangeItem<AccountPhoneNumber>(command, TargetOf(session, numberId, errorTarget), errorTarget)
{
    private UndoPlan? plan;
    private PhoneNumberSettings wanted = new();
    private IReadOnlyList<SettingDifference> differences = [];

    protected override IReadOnlyList<ErrorRecord> PartialErrors =>
        UndoErrors.Of(Target.Describe(Current), plan, ErrorTarget);

    protected override string? Plan(AccountPhoneNumber current)
    {
        plan = UndoPlan.Of(newestFirst, setting => AccountNumberSettings.Of(current, setting.Property), force);
        wanted = AccountNumberSettings.ToSettings(plan.Settings);
        differences = wanted.Against(current);
        if (differences.Count == 0)
            return null;

        bool mayLeaveTeams =
            wanted.ConnectionId is not null && current.ConnectionId is { } now && now != wanted.ConnectionId
            && session.Cache.Find(now)?.IsOperatorConnect != false;
        return $"Set {string.Join("; ", differences)}"
            + (mayLeaveTeams ? " (releases the number if it is on Microsoft Teams)" : "");
    }

    protected override ApiOperation<AccountPhoneNumber> Request()
    {
        PhoneNumberSettings restored = wanted;
        ApiOperation<AccountPhoneNumber> update = Endpoints.AccountNumber.Update(
            null, Target.Id, restored.ToJson(differences), number => restored.Against(number).Count == 0);
        update.Log = Command.Run.Log?.OfNumber(connectionId: null, Target.Id, differences);
        return update;
    }

    private static ResourceTarget<AccountPhoneNumber> TargetOf(
        TelnyxSession session, string numberId, object errorTarget) =>
        new(session, Endpoints.AccountNumber.Get(numberId), given: null, errorTarget);
}
