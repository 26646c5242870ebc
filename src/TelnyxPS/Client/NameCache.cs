using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// The names that a session has seen: of connections, outbound voice profiles, and locations. They are used only for
/// previews and completion, never for decisions.
/// </summary>
internal sealed class NameCache
{
    // Far more than an account has. There is a limit because sessions can be long-lived.
    private const int Limit = 100_000;

    private readonly object gate = new();
    private readonly Dictionary<string, string> connections = [];
    private readonly Dictionary<string, OutboundVoiceProfile> profiles = [];
    private readonly Dictionary<string, ExternalConnectionLocation> locations = [];

    /// <summary>The outbound voice profiles seen.</summary>
    public IReadOnlyList<OutboundVoiceProfile> Profiles => Copy(profiles);

    /// <summary>The locations seen.</summary>
    public IReadOnlyList<ExternalConnectionLocation> Locations => Copy(locations);

    /// <summary>Returns the name of a connection; null if it is not known.</summary>
    public string? OfConnection(string? id)
    {
        lock (gate)
            return id is not null && connections.TryGetValue(id, out string name) ? name : null;
    }

    /// <summary>Describes a connection for previews: its id, and its name if known.</summary>
    public string? Describe(string? connectionId) =>
        OfConnection(connectionId) is { } name ? $"{connectionId} ({name})" : connectionId;

    /// <summary>Describes a location for previews: its id, and its description if known.</summary>
    public string? DescribeLocation(string? id)
    {
        lock (gate)
        {
            return id is not null && locations.TryGetValue(id, out ExternalConnectionLocation location)
                && !string.IsNullOrEmpty(location.Description)
                    ? $"{id} ({location.Description})"
                    : id;
        }
    }

    /// <summary>Caches the names that a resource contains, and sets its own name if known.</summary>
    public void Learn(TelnyxResource resource)
    {
        switch (resource)
        {
            case ExternalConnection connection:
                connection.ConnectionName ??= OfConnection(connection.Id);
                break;

            case NamedConnection { Id: { } id, Name: { Length: > 0 } name }:
                Keep(connections, id, name);
                break;

            case AccountPhoneNumber { ConnectionId: { } id, ConnectionName: { Length: > 0 } name }:
                Keep(connections, id, name);
                break;

            case OutboundVoiceProfile { OutboundVoiceProfileId: { } id } profile:
                Keep(profiles, id, profile);
                break;

            case ExternalConnectionCivicAddress address:
                foreach (ExternalConnectionLocation location in address.Locations)
                {
                    if (location.LocationId is { } id)
                        Keep(locations, id, location);
                }

                break;
        }
    }

    private void Keep<T>(Dictionary<string, T> kept, string id, T value)
    {
        lock (gate)
        {
            if (kept.Count < Limit || kept.ContainsKey(id))
                kept[id] = value;
        }
    }

    private IReadOnlyList<T> Copy<T>(Dictionary<string, T> kept)
    {
        lock (gate)
            return kept.Values.ToList();
    }
}
