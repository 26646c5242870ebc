using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace TelnyxPS.TestServer;

/// <summary>What has come in since the last reset. Requests for the control paths count nowhere.</summary>
public sealed class ServerStatistics
{
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _protocols = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _writes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _applied = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _created = new();
    private int _connections;
    private int _handshakes;
    private int _throttled;
    private int _running;
    private int _maxConcurrency;

    /// <summary>How many requests came, by method.</summary>
    public IReadOnlyDictionary<string, int> Requests => _requests;

    /// <summary>How many requests came, by protocol, as <c>HTTP/1.1</c> and <c>HTTP/2</c>.</summary>
    public IReadOnlyDictionary<string, int> Protocols => _protocols;

    /// <summary>How many times each fault was met, by its name.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    /// <summary>How many requests to change or remove each connection came, by id, carried out or not.</summary>
    public IReadOnlyDictionary<string, int> Writes => _writes;

    /// <summary>How many changes and removals of each connection were carried out, by id.</summary>
    public IReadOnlyDictionary<string, int> AppliedWrites => _applied;

    /// <summary>The ids of the connections that were made, in order.</summary>
    public IReadOnlyCollection<string> Created => _created;

    /// <summary>How many requests came.</summary>
    public int TotalRequests => _requests.Values.Sum();

    /// <summary>How many connections were opened.</summary>
    public int ConnectionsOpened => Volatile.Read(ref _connections);

    /// <summary>How many TLS handshakes were made.</summary>
    public int TlsHandshakes => Volatile.Read(ref _handshakes);

    /// <summary>How many requests the rate limit refused.</summary>
    public int Throttled => Volatile.Read(ref _throttled);

    /// <summary>How many requests were under way at once, at most.</summary>
    public int MaxConcurrency => Volatile.Read(ref _maxConcurrency);

    /// <summary>How many requests are under way, those that a client has left included.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>All of it as JSON; the counts by id only where they are asked for.</summary>
    public JsonObject ToJson(bool withIds)
    {
        JsonObject json = new()
        {
            ["requests"] = Counts(_requests),
            ["totalRequests"] = TotalRequests,
            ["protocols"] = Counts(_protocols),
            ["connectionsOpened"] = ConnectionsOpened,
            ["tlsHandshakes"] = TlsHandshakes,
            ["maxConcurrency"] = MaxConcurrency,
            ["throttled"] = Throttled,
            ["faults"] = Counts(_faults),
            ["created"] = _created.Count,
            ["idsWritten"] = _writes.Count,
            ["mostWritesOfOneId"] = _writes.IsEmpty ? 0 : _writes.Values.Max(),
        };
        if (withIds)
        {
            json["writes"] = Counts(_writes);
            json["appliedWrites"] = Counts(_applied);
        }

        return json;
    }

    internal void Begin(string method, string protocol)
    {
        Count(_requests, method);
        Count(_protocols, protocol);
        int running = Interlocked.Increment(ref _running);
        int most;
        while (running > (most = Volatile.Read(ref _maxConcurrency)))
            Interlocked.CompareExchange(ref _maxConcurrency, running, most);
    }

    internal void End() => Interlocked.Decrement(ref _running);

    internal void CountConnection(int by) => Interlocked.Add(ref _connections, by);

    internal void CountHandshake(int by) => Interlocked.Add(ref _handshakes, by);

    internal void CountThrottled() => Interlocked.Increment(ref _throttled);

    internal void CountFault(string name) => Count(_faults, name);

    internal void CountWrite(string id) => Count(_writes, id);

    internal void CountApplied(string id) => Count(_applied, id);

    internal void AddCreated(string id) => _created.Enqueue(id);

    private static void Count(ConcurrentDictionary<string, int> counts, string name) =>
        counts.AddOrUpdate(name, 1, (_, count) => count + 1);

    private static JsonObject Counts(ConcurrentDictionary<string, int> counts) =>
        new(counts.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
}
