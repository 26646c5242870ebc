using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of outbound voice profiles.</summary>
internal sealed class ProfileIdCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(IReadOnlyList<ExternalConnection> seen) => seen
        .Select(connection => connection.OutboundVoiceProfileId)
        .OfType<string>()
        .Where(id => id.Length > 0)
        .GroupBy(id => id, StringComparer.Ordinal)
        .Select(same => (same.Key, $"of {same.Count()} of the {seen.Count} connections seen"));
}
