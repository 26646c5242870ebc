using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>The data of one Telnyx account. Not thread-safe: callers must lock.</summary>
internal sealed class SandboxAccount
{
    private const long FirstNewId = 2012345678901234501;

    /// <summary>The Microsoft tenant of the account.</summary>
    public static readonly string TenantId = SandboxUuid.Of("tenant");

    private readonly List<SandboxConnection> connections;
    private readonly Dictionary<string, SandboxConnection> byId = new(StringComparer.Ordinal);
    private readonly Lazy<SandboxInventory> phoneNumbers;
    private readonly List<SandboxNumberJob> jobs = [];
    private long nextId = FirstNewId;
    private int tickets;
    private int releases;
    private DateTime lastStamp;

    /// <param name="connections">The initial connections, newest first.</param>
    /// <param name="freeNumbers">The phone numbers without a connection. They are created when they are needed.</param>
    public SandboxAccount(
        IEnumerable<SandboxConnection> connections, IEnumerable<SandboxPhoneNumber>? freeNumbers = null)
    {
        this.connections = [.. connections];
        phoneNumbers = new(() => new SandboxInventory(
            this.connections.SelectMany(connection => connection.PhoneNumbers).Concat(freeNumbers ?? [])));
        foreach (SandboxConnection connection in this.connections)
        {
            byId.Add(connection.Id, connection);
            if (connection.UpdatedAt > lastStamp)
                lastStamp = connection.UpdatedAt;
        }
    }

    /// <summary>The connections, newest first.</summary>
    public IReadOnlyList<SandboxConnection> Connections => connections;

    public SandboxInventory PhoneNumbers => phoneNumbers.Value;

    public SandboxLog Log { get; } = new();

    public IReadOnlyList<SandboxVoiceProfile> VoiceProfiles { get; set; } = [];

    /// <summary>The jobs, newest first.</summary>
    public IReadOnlyList<SandboxNumberJob> Jobs => jobs;

    /// <summary>Whether a refresh of Operator Connect is in progress.</summary>
    public bool IsRefreshing { get; set; }

    /// <summary>Returns the connection whose id is the path segment <c>{id}</c>.</summary>
    public SandboxConnection ConnectionOf(SandboxRequest request) =>
        FindConnection(request.PathValue("id")) ?? throw SandboxRefusal.NotFound();

    public SandboxConnection? FindConnection(string id) =>
        byId.TryGetValue(id, out SandboxConnection? found) ? found : null;

    /// <summary>Creates a connection without adding it to the account.</summary>
    public SandboxConnection NewConnection()
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

    /// <summary>Creates the ticket id of a new upload.</summary>
    public string NewTicketId() => SandboxUuid.Of("ticket " + ++tickets);

    public void Touch(SandboxConnection connection) => connection.UpdatedAt = Stamp();

    /// <summary>Assigns numbers to a connection. Numbers that are in Microsoft Teams are released there.</summary>
    public void Move(IEnumerable<SandboxPhoneNumber> numbers, SandboxConnection target)
    {
        List<SandboxPhoneNumber> moving = numbers.Where(number => number.Connection != target).ToList();
        var groups = moving
            .Where(number => number.TicketId is not null)
            .GroupBy(number => (Connection: number.Connection!, Location: number.Location!));
        foreach (var uploaded in groups)
        {
            var release = new SandboxRelease(
                SandboxUuid.Of("new release " + ++releases),
                "pending",
                Stamp(),
                uploaded.Key.Location,
                [.. uploaded.Select(number => number.Number)])
            {
                IsMoving = true,
            };
            uploaded.Key.Connection.Releases.Insert(0, release);
        }

        foreach (SandboxPhoneNumber number in moving)
        {
            number.Connection?.Unassign(number);
            target.Assign(number);
        }
    }

    /// <summary>Starts a job that updates numbers.</summary>
    public SandboxNumberJob AddJob(IReadOnlyList<SandboxJobEntry> entries, SandboxNumberChange change)
    {
        var job = new SandboxNumberJob(SandboxUuid.Of("job " + (jobs.Count + 1)), entries, change, Stamp());
        jobs.Insert(0, job);
        return job;
    }

    /// <summary>Returns the current time, always later than the last one, even if the system clock goes back.</summary>
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
