using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>What one Telnyx account holds. Callers lock.</summary>
internal sealed class SandboxAccount
{
    private const long FirstNewId = 2012345678901234501;

    /// <summary>The company, as Operator Connect knows it.</summary>
    public static readonly string TenantId = SandboxUuid.Of("tenant");

    private readonly List<SandboxConnection> connections;
    private readonly Dictionary<string, SandboxConnection> byId = new(StringComparer.Ordinal);
    private readonly Lazy<SandboxInventory> phoneNumbers;
    private long nextId = FirstNewId;
    private int tickets;
    private DateTime lastStamp;

    /// <param name="connections">The connections to begin with, newest first.</param>
    /// <param name="freeNumbers">The phone numbers on none of them. They are made when they are needed.</param>
    public SandboxAccount(IEnumerable<SandboxConnection> connections,
        IEnumerable<SandboxPhoneNumber>? freeNumbers = null)
    {
        this.connections = new List<SandboxConnection>(connections);
        phoneNumbers = new Lazy<SandboxInventory>(() => new SandboxInventory(this.connections
            .SelectMany(connection => connection.PhoneNumbers)
            .Concat(freeNumbers ?? Enumerable.Empty<SandboxPhoneNumber>())));
        foreach (SandboxConnection connection in this.connections)
        {
            byId.Add(connection.Id, connection);
            if (connection.UpdatedAt > lastStamp)
                lastStamp = connection.UpdatedAt;
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SandboxConnection> Connections => connections;

    public SandboxInventory PhoneNumbers => phoneNumbers.Value;

    public SandboxLog Log { get; } = new();

    /// <summary>Whether a refresh of Operator Connect is in progress.</summary>
    public bool IsRefreshing { get; set; }

    /// <summary>The connection whose id stands in the path as <c>{id}</c>.</summary>
    public SandboxConnection ConnectionOf(SandboxRequest request) =>
        byId.TryGetValue(request.PathValue("id"), out SandboxConnection? found)
            ? found
            : throw SandboxRefusal.NotFound();

    /// <summary>Makes a connection that is not in the account yet.</summary>
    public SandboxConnection Draft()
    {
        string id = nextId.ToString(CultureInfo.InvariantCulture);
        return new SandboxConnection(id, "Zoom " + id, Stamp());
    }

    public void Add(SandboxConnection connection)
    {
        byId.Add(connection.Id, connection);
        connections.Insert(0, connection);
        nextId++;
    }

    /// <summary>Makes the id of a new upload.</summary>
    public string NewTicketId() => SandboxUuid.Of("ticket " + ++tickets);

    public void Touch(SandboxConnection connection) => connection.UpdatedAt = Stamp();

    public void Remove(SandboxConnection connection)
    {
        byId.Remove(connection.Id);
        connections.Remove(connection);
    }

    // Later than any stamp before, even where the system clock stands still or goes back.
    private DateTime Stamp()
    {
        long now = DateTime.UtcNow.Ticks;
        DateTime stamp = new(now - now % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        lastStamp = stamp > lastStamp ? stamp : lastStamp.AddMilliseconds(1);
        return lastStamp;
    }
}
