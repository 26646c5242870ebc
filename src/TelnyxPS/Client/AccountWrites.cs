using System.Security.Cryptography;
using System.Text;

namespace TelnyxPS.Client;

/// <summary>
/// The writes to an account that this process made: which state of a resource they have made old. All sessions of one
/// account share it. Writes to one resource run one after another.
/// </summary>
internal sealed class AccountWrites
{
    private const int WritesBeforePruning = 1000;
    private static readonly byte[] Salt = Guid.NewGuid().ToByteArray();
    private static readonly Dictionary<string, WeakReference<AccountWrites>> Accounts = [];
    private readonly object gate = new();
    private readonly Dictionary<string, Write> writes = [];
    private readonly Dictionary<string, ResourceLock> locks = [];
    private long sequence;
    private long lastOfAnything;
    private int writesOfAnything;
    private int pruneAt = WritesBeforePruning;

    // Completes when the next write ends; null if no one waits for that.
    private TaskCompletionSource<bool>? nextEnd;

    /// <summary>How many writes are kept in mind.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return writes.Count;
        }
    }

    /// <summary>
    /// The place of a read that starts now in the sequence of writes: a write that ends later makes it old.
    /// </summary>
    public long Now
    {
        get
        {
            lock (gate)
                return sequence;
        }
    }

    /// <summary>
    /// The account of a key at an address. The key is not kept: only a hash of it, as long as a session of the account
    /// lives.
    /// </summary>
    public static AccountWrites Of(Uri baseUri, string apiKey)
    {
        using var hash = new HMACSHA256(Salt);
        string text = $"{baseUri.AbsoluteUri.TrimEnd('/')}\n{apiKey}";
        string name = Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(text)));
        lock (Accounts)
        {
            AccountWrites? account = null;
            if (Accounts.TryGetValue(name, out WeakReference<AccountWrites>? known) && known.TryGetTarget(out account))
                return account;

            foreach (string dead in Accounts.Where(a => !a.Value.TryGetTarget(out _)).Select(a => a.Key).ToList())
                Accounts.Remove(dead);
            account = new AccountWrites();
            Accounts[name] = new WeakReference<AccountWrites>(account);
            return account;
        }
    }

    /// <summary>Waits until no other write to a resource runs; disposing of the result lets the next one go.</summary>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellation)
    {
        ResourceLock turn;
        lock (gate)
        {
            if (!locks.TryGetValue(key, out turn))
                locks[key] = turn = new ResourceLock(this, key);
            turn.Users++;
        }

        try
        {
            await turn.Free.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Leave(turn);
            throw;
        }

        return turn;
    }

    /// <summary>Notes that a write starts; from here on, whatever was read of the resource is old.</summary>
    public long Start(string key, DateTimeOffset now)
    {
        lock (gate)
            return Note(key, now, inFlight: 1);
    }

    /// <summary>
    /// Notes that a write ended, and gives the place of its answer, which is current unless writes overlapped.
    /// </summary>
    public long End(string key, long started, DateTimeOffset now)
    {
        lock (gate)
        {
            SignalEnd();
            bool alone = writes.TryGetValue(key, out Write last) && last.Sequence == started;
            long ended = Note(key, now, inFlight: -1);
            return alone ? ended : started;
        }
    }

    /// <summary>Notes the start of a write that may change anything.</summary>
    public void StartOfAnything()
    {
        lock (gate)
        {
            writesOfAnything++;
            lastOfAnything = ++sequence;
        }
    }

    /// <summary>Notes that such a write ended.</summary>
    public void EndOfAnything()
    {
        lock (gate)
        {
            writesOfAnything--;
            lastOfAnything = ++sequence;
            SignalEnd();
        }
    }

    /// <summary>Waits until no write that may change a resource is in flight.</summary>
    public async Task WaitForWritesAsync(string key, CancellationToken cancellation)
    {
        while (true)
        {
            Task ended;
            lock (gate)
            {
                if (writesOfAnything == 0 && (!writes.TryGetValue(key, out Write last) || last.InFlight == 0))
                    return;

                nextEnd ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                ended = nextEnd.Task;
            }

            var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellation.Register(() => stopped.TrySetCanceled(cancellation)))
                await (await Task.WhenAny(ended, stopped.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Whether no write since has made a state old, and none is in flight; but for the one that started so.
    /// </summary>
    public bool IsCurrent(string key, long read, long? own = null)
    {
        lock (gate)
        {
            if (writesOfAnything > 0 || read < lastOfAnything)
                return false;
            if (!writes.TryGetValue(key, out Write last))
                return true;
            return own is null
                ? last.InFlight == 0 && last.Sequence <= read
                : last.InFlight == 1 && last.Sequence == own;
        }
    }

    private long Note(string key, DateTimeOffset now, int inFlight)
    {
        if (writes.Count >= pruneAt)
        {
            // A write this old no longer tells a known state from an old one: age alone does.
            TimeSpan old = ConnectionCache.Known + ConnectionCache.Known;
            List<string> done = writes
                .Where(write => write.Value.InFlight == 0 && now - write.Value.Time > old)
                .Select(write => write.Key)
                .ToList();
            foreach (string resource in done)
                writes.Remove(resource);

            // Not with every write from here on: looking through all of them costs the more, the more there are.
            pruneAt = Math.Max(WritesBeforePruning, writes.Count * 2);
        }

        writes.TryGetValue(key, out Write last);
        writes[key] = new Write(++sequence, now, last.InFlight + inFlight);
        return sequence;
    }

    private void SignalEnd()
    {
        nextEnd?.TrySetResult(true);
        nextEnd = null;
    }

    private void Leave(ResourceLock turn)
    {
        lock (gate)
        {
            if (--turn.Users == 0)
                locks.Remove(turn.Key);
        }
    }

    private readonly struct Write(long sequence, DateTimeOffset time, int inFlight)
    {
        public long Sequence { get; } = sequence;

        public DateTimeOffset Time { get; } = time;

        public int InFlight { get; } = inFlight;
    }

    private sealed class ResourceLock(AccountWrites account, string key) : IDisposable
    {
        public string Key { get; } = key;

        public int Users { get; set; }

        public SemaphoreSlim Free { get; } = new(1);

        public void Dispose()
        {
            Free.Release();
            account.Leave(this);
        }
    }
}
