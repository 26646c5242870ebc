namespace TelnyxPS.Client;

/// <summary>
/// Tracks the writes of this process to an account, to know which states of a resource they made outdated. All sessions
/// of one account share it. Writes to one resource run one after another.
/// </summary>
internal sealed class AccountWrites
{
    private const int WritesBeforePruning = 1000;
    private static readonly List<WeakReference<AccountWrites>> Accounts = [];
    private static readonly HashSet<AccountWrites> Kept = [];
    private readonly object gate = new();
    private readonly Dictionary<string, Write> writes = [];
    private readonly Dictionary<string, ResourceLock> locks = [];
    private readonly Dictionary<string, string?> recreated = [];
    private string? account;
    private long sequence;
    private long lastAccountWrite;
    private int accountWrites;
    private int pruneAt = WritesBeforePruning;

    // Completes when the next write ends; null if no one is waiting for it.
    private TaskCompletionSource<bool>? nextEnd;

    /// <summary>The number of writes that are tracked.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return writes.Count;
        }
    }

    /// <summary>
    /// The current position in the sequence of writes. A read that starts now is outdated by a write that ends later.
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
    /// Returns the writes to the account of a key at an address. They exist as long as the account has a session.
    /// </summary>
    public static AccountWrites Of(Uri baseUri, string apiKey)
    {
        string account = $"{baseUri.AbsoluteUri.TrimEnd('/')}\n{apiKey}";
        lock (Accounts)
        {
            foreach (WeakReference<AccountWrites> known in Accounts)
            {
                if (known.TryGetTarget(out AccountWrites writes) && writes.account == account)
                    return writes;
            }

            Accounts.RemoveAll(one => !one.TryGetTarget(out _));
            var added = new AccountWrites { account = account };
            Accounts.Add(new WeakReference<AccountWrites>(added));
            return added;
        }
    }

    /// <summary>
    /// Waits until no other write to a resource is running. Dispose the result to let the next one run.
    /// </summary>
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

    /// <summary>Records the start of a write. Everything read from the resource before is outdated.</summary>
    public long Start(string key, DateTimeOffset now)
    {
        lock (gate)
            return Record(key, now, inFlight: 1);
    }

    /// <summary>
    /// Records the end of a write, and returns the position of its response, which is current unless writes overlapped.
    /// </summary>
    public long End(string key, long started, DateTimeOffset now)
    {
        lock (gate)
        {
            SignalEnd();
            bool alone = writes.TryGetValue(key, out Write last) && last.Sequence == started;
            long ended = Record(key, now, inFlight: -1);
            return alone ? ended : started;
        }
    }

    /// <summary>Records the start of a write that may change any resource of the account.</summary>
    public void StartAccountWrite()
    {
        lock (gate)
        {
            accountWrites++;
            lastAccountWrite = ++sequence;
        }
    }

    /// <summary>Records the end of a write that may change any resource of the account.</summary>
    public void EndAccountWrite()
    {
        lock (gate)
        {
            accountWrites--;
            lastAccountWrite = ++sequence;
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
                if (accountWrites == 0 && (!writes.TryGetValue(key, out Write last) || last.InFlight == 0))
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
    /// Whether a state is current: no later write made it outdated, and none is in flight. The write that started at
    /// <paramref name="own"/> is ignored.
    /// </summary>
    public bool IsCurrent(string key, long read, long? own = null)
    {
        lock (gate)
        {
            if (accountWrites > 0 || read < lastAccountWrite)
                return false;
            if (!writes.TryGetValue(key, out Write last))
                return true;
            return own is null
                ? last.InFlight == 0 && last.Sequence <= read
                : last.InFlight == 1 && last.Sequence == own;
        }
    }

    /// <summary>
    /// Whether this process has re-created a removed connection, or is doing so, or might have done so.
    /// </summary>
    /// <param name="removedId">The id of the removed connection.</param>
    /// <param name="newId">The new id of the connection; null if it is not known.</param>
    public bool IsRecreated(string removedId, out string? newId)
    {
        lock (gate)
            return recreated.TryGetValue(removedId, out newId);
    }

    /// <summary>Records that a removed connection is re-created. Returns false if that is already recorded.</summary>
    public bool StartRecreation(string removedId)
    {
        // This must be known even after the last session of the account is closed.
        lock (Accounts)
            Kept.Add(this);
        lock (gate)
        {
            bool isFirst = !recreated.ContainsKey(removedId);
            if (isFirst)
                recreated[removedId] = null;
            return isFirst;
        }
    }

    /// <summary>Records the new id of a connection that was re-created; null if it was not re-created.</summary>
    public void EndRecreation(string removedId, string? newId)
    {
        lock (gate)
        {
            if (newId is not null)
                recreated[removedId] = newId;
            else
                recreated.Remove(removedId);
        }
    }

    private long Record(string key, DateTimeOffset now, int inFlight)
    {
        if (writes.Count >= pruneAt)
        {
            // A write this old makes no difference: a state read before it is too old anyway.
            TimeSpan old = ConnectionCache.Known + ConnectionCache.Known;
            List<string> done = writes
                .Where(write => write.Value.InFlight == 0 && now - write.Value.Time > old)
                .Select(write => write.Key)
                .ToList();
            foreach (string resource in done)
                writes.Remove(resource);

            // Prune rarely, because the more writes there are, the longer it takes.
            pruneAt = Math.Max(WritesBeforePruning, writes.Count * 2);
        }

        int others = writes.TryGetValue(key, out Write last) ? last.InFlight : 0;
        writes[key] = new Write(++sequence, now, others + inFlight);
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

    // A class, because each process would have to compile a separate dictionary for a structure.
    private sealed class Write(long sequence, DateTimeOffset time, int inFlight)
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
