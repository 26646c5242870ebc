using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// What a session knows: the connections that it has seen lately, and whether a state that it read still holds.
/// </summary>
internal sealed class ConnectionCache(TelnyxSession session, AccountWrites writes, Func<DateTimeOffset> clock)
{
    /// <summary>How long a state counts as known.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    private const int SeenLimit = 2000;
    private readonly object gate = new();
    private readonly Dictionary<string, ExternalConnection> seen = [];
    private readonly Queue<string> seenOrder = new();

    // A field, as a test puts it forward.
    private readonly Func<DateTimeOffset> clock = clock;

    /// <summary>The writes of this process to the account.</summary>
    public AccountWrites Writes => writes;

    /// <summary>The stamp of a read that starts now: a write that ends later makes it old.</summary>
    public SessionStamp StartRead() => new(session, writes.Now, clock());

    /// <summary>Notes that a write starts; from here on, whatever was read of the resource is old.</summary>
    public long StartWrite(string key) => writes.Start(key, clock());

    /// <summary>
    /// Notes that a write ended, and gives the stamp of its answer, which is current unless writes overlapped.
    /// </summary>
    public SessionStamp EndWrite(string key, long started)
    {
        DateTimeOffset now = clock();
        return new SessionStamp(session, writes.End(key, started, now), now);
    }

    /// <summary>
    /// Whether a resource is known: read from this account in the last minute, not written since, and no write to it in
    /// flight; but for the one that started so.
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

    /// <summary>Keeps a connection for completion and previews; of very many, the latest.</summary>
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

    /// <summary>Forgets a connection that is no more.</summary>
    public void Forget(string id)
    {
        lock (gate)
            seen.Remove(id);
    }

    /// <summary>The connection as it was last seen; null where it was not.</summary>
    public ExternalConnection? Find(string id)
    {
        lock (gate)
            return seen.TryGetValue(id, out ExternalConnection connection) ? connection : null;
    }

    /// <summary>The connections seen lately.</summary>
    public IReadOnlyList<ExternalConnection> Seen()
    {
        lock (gate)
            return seen.Values.ToList();
    }
}
