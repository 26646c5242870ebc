using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of locations. If the command specifies connections, only theirs are offered.</summary>
internal sealed class LocationIdCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(
        TelnyxSession session, string[] connectionIds) =>
        session.Names.Locations
            .Where(location => connectionIds.Length == 0 || connectionIds.Contains(location.ConnectionId))
            .Select(location => (location.LocationId!, Describe(session, location)));

    private static string Describe(TelnyxSession session, ExternalConnectionLocation location) =>
        DisplayText.Of($"{location.Description}, connection {session.Names.Describe(location.ConnectionId)}");
}
