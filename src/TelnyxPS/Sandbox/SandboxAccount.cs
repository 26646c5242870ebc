using System;
using System.Collections.Generic;
using System.Globalization;

namespace TelnyxPS.Sandbox;

/// <summary>What one Telnyx account holds: its external connections, newest first. Callers lock.</summary>
internal sealed class SandboxAccount
{
    private const long FirstNewId = 2012345678901234501;

    private readonly List<SandboxConnection> _connections;
    private readonly Dictionary<string, SandboxConnection> _byId = new(StringComparer.Ordinal);
    private long _nextId = FirstNewId;
    private DateTime _lastStamp;

    /// <param name="connections">The connections to begin with, newest first.</param>
    public SandboxAccount(IEnumerable<SandboxConnection> connections)
    {
        _connections = new List<SandboxConnection>(connections);
        foreach (SandboxConnection connection in _connections)
        {
            _byId.Add(connection.Id, connection);
            if (connection.UpdatedAt > _lastStamp)
                _lastStamp = connection.UpdatedAt;
        }
    }

    public IReadOnlyList<SandboxConnection> Connections => _connections;

    public SandboxConnection? Find(string id) => _byId.TryGetValue(id, out SandboxConnection? found) ? found : null;

    /// <summary>Makes a connection that is not in the account yet.</summary>
    public SandboxConnection Draft()
    {
        string id = _nextId.ToString(CultureInfo.InvariantCulture);
        return new SandboxConnection(id, "Zoom " + id, Stamp());
    }

    public void Add(SandboxConnection connection)
    {
        _byId.Add(connection.Id, connection);
        _connections.Insert(0, connection);
        _nextId++;
    }

    public void Touch(SandboxConnection connection) => connection.UpdatedAt = Stamp();

    public void Remove(SandboxConnection connection)
    {
        _byId.Remove(connection.Id);
        _connections.Remove(connection);
    }

    // Later than any stamp before, even where the system clock stands still or goes back.
    private DateTime Stamp()
    {
        long now = DateTime.UtcNow.Ticks;
        DateTime stamp = new(now - now % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        _lastStamp = stamp > _lastStamp ? stamp : _lastStamp.AddMilliseconds(1);
        return _lastStamp;
    }
}
