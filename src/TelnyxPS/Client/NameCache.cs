using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// The names and ids that a session has seen: of connections, outbound voice profiles, locations, phone numbers,
/// uploads, and other resources. They are used only for previews and completion, never for decisions.
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

    /// <summary>The phone numbers seen, with their E.164 format.</summary>
    public SeenResources Numbers { get; } = new();

    /// <summary>The civic addresses seen.</summary>
    public SeenResources CivicAddresses { get; } = new();

    /// <summary>The uploads seen.</summary>
    public SeenResources Uploads { get; } = new();

    /// <summary>The releases seen.</summary>
    public SeenResources Releases { get; } = new();

    /// <summary>The jobs seen.</summary>
    public SeenResources Jobs { get; } = new();

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

            case AccountPhoneNumber number:
                if (number is { ConnectionId: { } numberConnection, ConnectionName: { Length: > 0 } connectionName })
                    Keep(connections, numberConnection, connectionName);
                if (number.NumberId is { } numberId)
                    Numbers.Keep(numberId, number.ConnectionId, number.PhoneNumber);
                break;

            case ExternalConnectionPhoneNumber { NumberId: { } id } number:
                Numbers.Keep(id, number.ConnectionId, number.PhoneNumber);
                break;

            case ExternalConnectionUpload { TicketId: { } id } upload:
                Uploads.Keep(id, upload.ConnectionId, Describe(upload.Status, upload.Numbers.Count));
                break;

            case ExternalConnectionRelease { TicketId: { } id } release:
                Releases.Keep(id, release.ConnectionId, Describe(release.Status, release.PhoneNumbers.Count));
                break;

            case PhoneNumberJob { JobId: { } id } job:
                Jobs.Keep(id, connectionId: null, Describe(job.Status, job.PhoneNumbers.Count));
                break;

            case OutboundVoiceProfile { OutboundVoiceProfileId: { } id } profile:
                Keep(profiles, id, profile);
                break;

            case ExternalConnectionCivicAddress address:
                if (address.CivicAddressId is { } addressId)
                    CivicAddresses.Keep(addressId, address.ConnectionId, address.Description ?? address.CityOrTown);
                foreach (ExternalConnectionLocation location in address.Locations)
                {
                    if (location.LocationId is { } id)
                        Keep(locations, id, location);
                }

                break;
        }
    }

    private static string Describe(string? status, int count) =>
        $"{status ?? "status unknown"}, {count} {(count == 1 ? "number" : "numbers")}";

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
