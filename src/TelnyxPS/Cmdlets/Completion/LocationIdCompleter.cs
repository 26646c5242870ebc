using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Completion;

/// <summary>Completes the ids of locations.</summary>
internal sealed class LocationIdCompleter : SeenCompleter
{
    protected override IEnumerable<(string Text, string ToolTip)> Values(TelnyxSession session) =>
        session.Names.Locations.Select(location => (location.LocationId!, Describe(session, location)));

    private static string Describe(TelnyxSession session, ExternalConnectionLocation location) =>
        DisplayText.Of($"{location.Description}, of connection {session.Names.Describe(location.ConnectionId)}");
}
