using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace TelnyxPS.TestServer;

/// <summary>The statistics since the last reset, without control requests.</summary>
public sealed class ServerStatistics
{
    private readonly ConcurrentDictionary<string, int> requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> protocols = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> writes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> applied = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> created = new();
    private int connections;
    private int handshakes;
    private int throttled;
    private int running;
    private int maxConcurrency;

    /// <summary>The number of requests by method.</summary>
    public IReadOnlyDictionary<string, int> Requests => requests;

    /// <summary>The number of requests by protocol, such as <c>HTTP/1.1</c> and <c>HTTP/2</c>.</summary>
    public IReadOnlyDictionary<string, int> Protocols => protocols;

    /// <summary>The number of faults by name.</summary>
    public IReadOnlyDictionary<string, int> Faults => faults;

    /// <summary>The number of requests to update or remove each connection by id, carried out or not.</summary>
    public IReadOnlyDictionary<string, int> Writes => writes;

    /// <summary>The number of updates and removals of each connection that were carried out, by id.</summary>
    public IReadOnlyDictionary<string, int> AppliedWrites => applied;

    /// <summary>The ids of the created connections, in order.</summary>
    public IReadOnlyCollection<string> Created => created;

    /// <summary>The number of requests.</summary>
    public int TotalRequests => requests.Values.Sum();

    /// <summary>The number of opened connections.</summary>
    public int ConnectionsOpened => Volatile.Read(ref connections);

    /// <summary>The number of TLS handshakes.</summary>
    public int TlsHandshakes => Volatile.Read(ref handshakes);

    /// <summary>The number of requests that the rate limit rejected.</summary>
    public int Throttled => Volatile.Read(ref throttled);

    /// <summary>The maximum number of requests that ran at the same time.</summary>
    public int MaxConcurrency => Volatile.Read(ref maxConcurrency);

    /// <summary>The number of running requests, including requests that clients have aborted.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>Converts the statistics to JSON, optionally with the counts by id.</summary>
    public JsonObject ToJson(bool withIds)
    {
        JsonObject json = new()
        {
            ["requests"] = Counts(requests),
            ["totalRequests"] = TotalRequests,
            ["protocols"] = Counts(protocols),
            ["connectionsOpened"] = ConnectionsOpened,
            ["tlsHandshakes"] = TlsHandshakes,
            ["maxConcurrency"] = MaxConcurrency,
            ["throttled"] = Throttled,
            ["faults"] = Counts(faults),
            ["created"] = created.Count,
            ["idsWritten"] = writes.Count,
            ["mostWritesOfOneId"] = writes.IsEmpty ? 0 : writes.Values.Max(),
        };
        if (withIds)
        {
            json["writes"] = Counts(writes);
            json["appliedWrites"] = Counts(applied);
        }

        return json;
    }

    internal void Begin(string method, string protocol)
    {
        Count(requests, method);
        Count(protocols, protocol);
        int running = Interlocked.Increment(ref this.running);
        int most;
        while (running > (most = Volatile.Read(ref maxConcurrency)))
            Interlocked.CompareExchange(ref maxConcurrency, running, most);
    }

    internal void End() => Interlocked.Decrement(ref running);

    internal void CountConnection(int by) => Interlocked.Add(ref connections, by);

    internal void CountHandshake(int by) => Interlocked.Add(ref handshakes, by);

    internal void CountThrottled() => Interlocked.Increment(ref throttled);

    internal void CountFault(string name) => Count(faults, name);

    internal void CountWrite(string id) => Count(writes, id);

    internal void CountApplied(string id) => Count(applied, id);

    internal void AddCreated(string id) => created.Enqueue(id);

    private static void Count(ConcurrentDictionary<string, int> counts, string name) =>
        counts.AddOrUpdate(name, 1, (_, count) => count + 1);

    private static JsonObject Counts(ConcurrentDictionary<string, int> counts) =>
        new(counts.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
}
