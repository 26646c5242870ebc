using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>What one Telnyx account holds: its external connections, newest first. Callers lock.</summary>
internal sealed class SandboxAccount
{
    private const long FirstNewId = 2012345678901234501;

    private readonly List<SandboxConnection> connections;
    private readonly Dictionary<string, SandboxConnection> byId = new(StringComparer.Ordinal);
    private long nextId = FirstNewId;
    private DateTime lastStamp;

    /// <param name="connections">The connections to begin with, newest first.</param>
    public SandboxAccount(IEnumerable<SandboxConnection> connections)
    {
        this.connections = new List<SandboxConnection>(connections);
        foreach (SandboxConnection connection in this.connections)
        {
            byId.Add(connection.Id, connection);
            if (connection.UpdatedAt > lastStamp)
                lastStamp = connection.UpdatedAt;
        }
    }

    public IReadOnlyList<SandboxConnection> Connections => connections;

    public SandboxConnection? Find(string id) => byId.TryGetValue(id, out SandboxConnection? found) ? found : null;

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
