using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of phone numbers of all connections, and of unassigned ones.</summary>
internal sealed class AnyNumberIdCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(
        TelnyxSession session, string[] connectionIds) =>
        session.Names.Numbers.All.Select(number => (number.Id, number.Describe(session.Names)));
}
