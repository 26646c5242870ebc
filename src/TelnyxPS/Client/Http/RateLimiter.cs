namespace TelnyxPS.Client;

/// <summary>
/// Grants permits to the requests of a session in order: none while the service asks to wait, at most as many as the
/// service reports as remaining, and fewer at a time after it has rejected some.
/// </summary>
internal sealed class RateLimiter(Func<TimeSpan> clock, Func<TimeSpan, CancellationToken, Task> delay)
{
    private const double Widest = 256;

    private readonly object sync = new();
    private readonly LinkedList<Waiter> waiting = new();
    private readonly RateLimitWindow window = new();
    private TimeSpan heldUntil = TimeSpan.Zero;

    // When to check the waiting requests again; null if that is not scheduled.
    private TimeSpan? alarm;
    private double width = Widest;
    private int running;
    private int refusalsInARow;
    private long refusedAt;

    /// <summary>The maximum number of concurrent requests.</summary>
    public int Width
    {
        get
        {
            lock (sync)
                return (int)width;
        }
    }

    /// <summary>The number of waiting requests.</summary>
    public int Waiting
    {
        get
        {
            lock (sync)
                return waiting.Count;
        }
    }

    /// <summary>The time until the service allows the next request; zero if it allows one now.</summary>
    public TimeSpan TimeToNext
    {
        get
        {
            lock (sync)
            {
                TimeSpan now = clock();
                TimeSpan opens = OpensAt(now);
                return opens > now ? opens - now : TimeSpan.Zero;
            }
        }
    }

    /// <summary>
    /// Waits for a permit. The result is null if the service does not allow a request within
    /// <paramref name="maximumWait"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller canceled the wait.</exception>
    public Task<RateLimitLease?> AcquireAsync(TimeSpan maximumWait, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<RateLimitLease?>(cancellation);

        Waiter waiter;
        TimeSpan? ring;
        lock (sync)
        {
            TimeSpan now = clock();
            waiter = new Waiter(now, now + maximumWait);
            waiting.AddLast(waiter.Node);
            ring = Dispatch();
        }

        SetAlarm(ring);
        if (!waiter.Task.IsCompleted && cancellation.CanBeCanceled)
        {
            CancellationTokenRegistration registration = cancellation.Register(() => Cancel(waiter));
            waiter.Task.ContinueWith(
                _ => registration.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default);
        }

        return waiter.Task;
    }

    /// <summary>Returns the permit of a request that was not sent.</summary>
    public void ReleaseUnused()
    {
        TimeSpan? ring;
        lock (sync)
        {
            running--;
            ring = Dispatch();
        }

        SetAlarm(ring);
    }

    /// <summary>Returns the permit of a request that was not rejected because of the rate limit.</summary>
    /// <param name="lease">The permit.</param>
    /// <param name="succeeded">Whether the response is a success.</param>
    /// <param name="headers">The rate limit headers of the response; empty if there was no response.</param>
    public void Release(RateLimitLease lease, bool succeeded, RateLimitHeaders headers)
    {
        TimeSpan? ring;
        lock (sync)
        {
            running--;
            if (succeeded)
            {
                if (lease.Sequence > refusedAt)
                    refusalsInARow = 0;
                width = Math.Min(Widest, width + (1 / width));
            }

            window.Record(lease, headers, clock());
            ring = Dispatch();
        }

        SetAlarm(ring);
    }

    /// <summary>
    /// Returns the permit of a request that was rejected because of the rate limit, and pauses all requests. The result
    /// is the length of the pause.
    /// </summary>
    /// <param name="lease">The permit.</param>
    /// <param name="retryAfter">The pause that the service asks for; null to wait for the next window.</param>
    /// <param name="headers">The rate limit headers of the response.</param>
    /// <param name="pauseAfter">
    /// Returns the pause, given the requested one and the number of rejections in a row.
    /// </param>
    public TimeSpan ReleaseRefused(
        RateLimitLease lease, TimeSpan? retryAfter, RateLimitHeaders headers, Func<TimeSpan?, int, TimeSpan> pauseAfter)
    {
        TimeSpan? ring;
        TimeSpan pause;
        lock (sync)
        {
            // Rejections of requests that were sent together count as one.
            if (lease.Sequence > refusedAt)
            {
                refusalsInARow++;
                width = Math.Max(1, Math.Min(width, running) / 2);
                refusedAt = window.Sequence;
            }

            running--;
            TimeSpan? asked = retryAfter ?? headers.Reset;
            pause = pauseAfter(asked, Math.Max(1, refusalsInARow));
            TimeSpan until = clock() + pause;
            if (until > heldUntil)
                heldUntil = until;
            window.RecordRefusal(lease, headers.Limit, asked is null ? null : heldUntil);
            ring = Dispatch();
        }

        SetAlarm(ring);
        return pause;
    }

    /// <summary>
    /// Grants as many permits as possible, and rejects requests that would wait too long. Returns when to check again;
    /// null if no alarm is needed.
    /// </summary>
    private TimeSpan? Dispatch()
    {
        TimeSpan now = clock();
        while (waiting.Count > 0 && running < (int)width && OpensAt(now) <= now)
        {
            Waiter first = Remove(waiting.First.Value);
            running++;
            first.TrySetResult(window.Grant(now - first.Since, now));
        }

        if (waiting.Count == 0)
            return null;

        TimeSpan opens = OpensAt(now);
        TimeSpan atBest = heldUntil > now ? heldUntil : window.IsUsedUp ? opens : now;
        for (LinkedListNode<Waiter>? node = waiting.First; node is not null;)
        {
            Waiter waiter = node.Value;
            node = node.Next;
            if (waiter.Deadline < atBest)
                Remove(waiter).TrySetResult(null);
        }

        if (waiting.Count == 0 || opens <= now || alarm <= opens)
            return null;
        alarm = opens;
        return opens;
    }

    /// <summary>Returns when the service allows the next request, as far as is known.</summary>
    private TimeSpan OpensAt(TimeSpan now) => heldUntil > now ? heldUntil : window.OpensAt(running, now);

    private Waiter Remove(Waiter waiter)
    {
        waiting.Remove(waiter.Node);
        return waiter;
    }

    private void Cancel(Waiter waiter)
    {
        lock (sync)
        {
            // If a permit was granted just before, the caller must return it.
            if (waiter.TrySetCanceled())
                waiting.Remove(waiter.Node);
        }
    }

    private void SetAlarm(TimeSpan? moment)
    {
        if (moment is not null)
            _ = RingAsync(moment);
    }

    private async Task RingAsync(TimeSpan? moment)
    {
        while (moment is { } at)
        {
            // Timers have a resolution of one millisecond: a shorter wait would not wait at all.
            TimeSpan left = TimeSpan.FromMilliseconds(Math.Ceiling((at - clock()).TotalMilliseconds));
            if (left > TimeSpan.Zero)
                await delay(left, CancellationToken.None).ConfigureAwait(false);
            lock (sync)
            {
                if (alarm == at)
                    alarm = null;
                moment = Dispatch();
            }
        }
    }

    private sealed class Waiter : TaskCompletionSource<RateLimitLease?>
    {
        public Waiter(TimeSpan since, TimeSpan deadline)
            : base(TaskCreationOptions.RunContinuationsAsynchronously)
        {
            Since = since;
            Deadline = deadline;
            Node = new LinkedListNode<Waiter>(this);
        }

        public TimeSpan Since { get; }

        public TimeSpan Deadline { get; }

        public LinkedListNode<Waiter> Node { get; }
    }
}
