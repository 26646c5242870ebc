using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// The connections that a session has seen recently, and whether a state that it read is still current.
/// </summary>
internal sealed class ConnectionCache(TelnyxSession session, AccountWrites writes, Func<DateTimeOffset> clock)
{
    /// <summary>How long a state is considered known.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    private const int SeenLimit = 2000;
    private readonly object gate = new();
    private readonly Dictionary<string, ExternalConnection> seen = [];
    private readonly Queue<string> seenOrder = new();

    // A field, because a test advances it.
    private readonly Func<DateTimeOffset> clock = clock;

    /// <summary>The writes of this process to the account.</summary>
    public AccountWrites Writes => writes;

    /// <summary>Returns the stamp of a read that starts now. A write that ends later makes it outdated.</summary>
    public SessionStamp StartRead() => new(session, writes.Now, clock());

    /// <summary>Records the start of a write. Everything read from the resource before is outdated.</summary>
    public long StartWrite(string key) => writes.Start(key, clock());

    /// <summary>
    /// Records the end of a write, and returns the stamp of its response, which is current unless writes overlapped.
    /// </summary>
    public SessionStamp EndWrite(string key, long started)
    {
        DateTimeOffset now = clock();
        return new SessionStamp(session, writes.End(key, started, now), now);
    }

    /// <summary>
    /// Whether the state of a resource is known: it was read from this account within the last minute, was not written
    /// since, and no write to it is in flight. The write that started at <paramref name="ownWrite"/> is ignored.
    /// </summary>
    public bool IsKnown(TelnyxResource resource, long? ownWrite = null)
    {
        if (resource.Stamp is not SessionStamp stamp || resource.Key is not { } key)
            return false;
        if (stamp.Session.Cache.Writes != writes)
            return false;

        TimeSpan age = clock() - stamp.Time;
        return age >= TimeSpan.Zero && age < Known && writes.IsCurrent(key, stamp.Sequence, ownWrite);
    }

    /// <summary>
    /// Caches a connection for completion and previews, and removes the oldest if there are too many.
    /// </summary>
    public void Remember(ExternalConnection connection)
    {
        lock (gate)
        {
            if (!seen.ContainsKey(connection.Id))
                seenOrder.Enqueue(connection.Id);
            seen[connection.Id] = connection;
            while (seenOrder.Count > SeenLimit)
                seen.Remove(seenOrder.Dequeue());
        }
    }

    /// <summary>Removes a connection that no longer exists.</summary>
    public void Forget(string id)
    {
        lock (gate)
            seen.Remove(id);
    }

    /// <summary>Returns a connection as it was last seen; null if it was not seen.</summary>
    public ExternalConnection? Find(string id)
    {
        lock (gate)
            return seen.TryGetValue(id, out ExternalConnection connection) ? connection : null;
    }

    /// <summary>Returns the connections seen recently.</summary>
    public IReadOnlyList<ExternalConnection> Seen()
    {
        lock (gate)
            return seen.Values.ToList();
    }
}
