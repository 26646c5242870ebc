using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes tags.</summary>
internal sealed class TagCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(IReadOnlyList<ExternalConnection> seen) => seen
        .SelectMany(connection => connection.Tags)
        .Where(tag => tag.Length > 0)
        .GroupBy(tag => tag, StringComparer.Ordinal)
        .Select(same => (same.Key, $"on {same.Count()} of the {seen.Count} connections seen"));
}
