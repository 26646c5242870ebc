using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes tags.</summary>
internal sealed class TagCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(TelnyxSession session, string[] connectionIds)
    {
        IReadOnlyList<ExternalConnection> seen = session.Cache.Seen();
        return seen
            .SelectMany(connection => connection.Tags)
            .Where(tag => tag.Length > 0)
            .GroupBy(tag => tag, StringComparer.Ordinal)
            .Select(same => (same.Key, $"on {same.Count()} of {seen.Count} known connections"));
    }
}
