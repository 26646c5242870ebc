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
    private readonly List<SandboxNumberJob> jobs = [];
    private long nextId = FirstNewId;
    private int tickets;
    private int releases;
    private DateTime lastStamp;

    /// <param name="connections">The connections to begin with, newest first.</param>
    /// <param name="freeNumbers">The phone numbers on none of them. They are made when they are needed.</param>
    public SandboxAccount(IEnumerable<SandboxConnection> connections,
        IEnumerable<SandboxPhoneNumber>? freeNumbers = null)
    {
        this.connections = [.. connections];
        phoneNumbers = new Lazy<SandboxInventory>(() => new SandboxInventory(this.connections
            .SelectMany(connection => connection.PhoneNumbers)
            .Concat(freeNumbers ?? [])));
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

    public IReadOnlyList<SandboxVoiceProfile> VoiceProfiles { get; set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SandboxNumberJob> Jobs => jobs;

    /// <summary>Whether a refresh of Operator Connect is in progress.</summary>
    public bool IsRefreshing { get; set; }

    /// <summary>The connection whose id stands in the path as <c>{id}</c>.</summary>
    public SandboxConnection ConnectionOf(SandboxRequest request) =>
        FindConnection(request.PathValue("id")) ?? throw SandboxRefusal.NotFound();

    public SandboxConnection? FindConnection(string id) =>
        byId.TryGetValue(id, out SandboxConnection? found) ? found : null;

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

    /// <summary>Assigns numbers to a connection. Those that are on Microsoft Teams are released there.</summary>
    public void Move(IEnumerable<SandboxPhoneNumber> numbers, SandboxConnection target)
    {
        List<SandboxPhoneNumber> moving = numbers.Where(number => number.Connection != target).ToList();
        foreach (var uploaded in moving.Where(number => number.TicketId is not null)
            .GroupBy(number => (Connection: number.Connection!, Location: number.Location!)))
        {
            var release = new SandboxRelease(SandboxUuid.Of("new release " + ++releases), "pending", Stamp(),
                uploaded.Key.Location, uploaded.Select(number => number.Number).ToArray()) { IsMoving = true };
            uploaded.Key.Connection.Releases.Insert(0, release);
        }

        foreach (SandboxPhoneNumber number in moving)
        {
            number.Connection?.Drop(number);
            target.Take(number);
        }
    }

    /// <summary>Starts a job that changes numbers.</summary>
    public SandboxNumberJob AddJob(IReadOnlyList<SandboxJobEntry> entries, SandboxNumberChange change)
    {
        var job = new SandboxNumberJob(SandboxUuid.Of("job " + (jobs.Count + 1)), entries, change, Stamp());
        jobs.Insert(0, job);
        return job;
    }

    /// <summary>Now, and later than any stamp before, even where the system clock stands still or goes back.</summary>
    public DateTime Stamp()
    {
        long now = DateTime.UtcNow.Ticks;
        var stamp = new DateTime(now - now % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        lastStamp = stamp > lastStamp ? stamp : lastStamp.AddMilliseconds(1);
        return lastStamp;
    }

    public void Remove(SandboxConnection connection)
    {
        byId.Remove(connection.Id);
        connections.Remove(connection);
    }
}
