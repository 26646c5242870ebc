using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes phone numbers in E.164 format, of all connections and unassigned ones.</summary>
internal sealed class PhoneNumberCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(
        TelnyxSession session, string[] connectionIds) =>
        session.Names.Numbers.All
            .Where(number => !string.IsNullOrEmpty(number.Description))
            .GroupBy(number => number.Description!, StringComparer.Ordinal)
            .Select(same => (same.Key, same.Last().DescribeOwner(session.Names) ?? "unassigned"));
}
