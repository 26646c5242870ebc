using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// What a session knows of connections: which it has seen lately, and whether a state that it read still holds.
/// </summary>
internal sealed class ConnectionCache
{
    /// <summary>How long a state counts as known.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    private const int SeenLimit = 2000;
    private const int WritesBeforePruning = 1000;
    private readonly object gate = new();
    private readonly TelnyxSession session;
    private readonly Func<DateTimeOffset> clock;
    private readonly Dictionary<string, Write> writes = [];
    private readonly Dictionary<string, ExternalConnection> seen = [];
    private readonly Queue<string> seenOrder = new();
    private long sequence;
    private long anything;
    private int pruneAt = WritesBeforePruning;

    public ConnectionCache(TelnyxSession session, Func<DateTimeOffset> clock)
    {
        this.session = session;
        this.clock = clock;
    }

    /// <summary>How many writes are kept in mind.</summary>
    public int WriteCount
    {
        get
        {
            lock (gate)
                return writes.Count;
        }
    }

    /// <summary>The stamp of a read that starts now: a write that ends later makes it old.</summary>
    public SessionStamp StartRead()
    {
        lock (gate)
            return new SessionStamp(session, sequence, clock());
    }

    /// <summary>Notes that a write starts; from here on, whatever was read of the connection is old.</summary>
    public long StartWrite(string id)
    {
        lock (gate)
            return Note(id);
    }

    /// <summary>Notes that a write ended, and gives the stamp of its answer, which is current unless writes overlapped.</summary>
    public SessionStamp EndWrite(string id, long started)
    {
        lock (gate)
        {
            bool alone = writes.TryGetValue(id, out Write last) && last.Sequence == started;
            long ended = Note(id);
            return new SessionStamp(session, alone ? ended : started, clock());
        }
    }

    /// <summary>Notes a write of which nobody can say what it changes: whatever was read before is old.</summary>
    public void NoteWriteOfAnything()
    {
        lock (gate)
            anything = ++sequence;
    }

    /// <summary>Whether a resource is known: read by this session in the last minute, and not written since.</summary>
    public bool IsKnown(TelnyxResource resource)
    {
        if (resource.Stamp is not SessionStamp stamp || stamp.Session != session || resource.Key is not { } key)
            return false;

        TimeSpan age = clock() - stamp.Time;
        lock (gate)
        {
            return age >= TimeSpan.Zero && age < Known && stamp.Sequence >= anything
                && !(writes.TryGetValue(key, out Write last) && last.Sequence > stamp.Sequence);
        }
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

    private long Note(string id)
    {
        DateTimeOffset now = clock();
        if (writes.Count >= pruneAt)
        {
            // A write this old no longer tells a known state from an old one: age alone does.
            foreach (string old in writes.Where(w => now - w.Value.Time > Known + Known).Select(w => w.Key).ToList())
                writes.Remove(old);

            // Not with every write from here on: looking through all of them costs the more, the more there are.
            pruneAt = Math.Max(WritesBeforePruning, writes.Count * 2);
        }

        writes[id] = new Write(++sequence, now);
        return sequence;
    }

    private readonly struct Write
    {
        public Write(long sequence, DateTimeOffset time)
        {
            Sequence = sequence;
            Time = time;
        }

        public long Sequence { get; }

        public DateTimeOffset Time { get; }
    }
}
