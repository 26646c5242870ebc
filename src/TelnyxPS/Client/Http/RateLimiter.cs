namespace TelnyxPS.Client;

/// <summary>
/// Lets the requests of a session through, in the order in which they come: none while the service asks to wait, no more
/// than the service says remain, and fewer at once after it has refused some.
/// </summary>
internal sealed class RateLimiter(Func<TimeSpan> clock, Func<TimeSpan, CancellationToken, Task> delay)
{
    private const double Widest = 256;

    private readonly object sync = new();
    private readonly LinkedList<Waiter> waiting = new();
    private readonly RateLimitWindow window = new();
    private TimeSpan heldUntil = TimeSpan.Zero;

    // The earliest moment at which the requests that wait are looked at again; null where none is set.
    private TimeSpan? alarm;
    private double width = Widest;
    private int running;
    private int refusalsInARow;
    private long refusedAt;

    /// <summary>How many requests may run at once.</summary>
    public int Width
    {
        get
        {
            lock (sync)
                return (int)width;
        }
    }

    /// <summary>How many requests wait.</summary>
    public int Waiting
    {
        get
        {
            lock (sync)
                return waiting.Count;
        }
    }

    /// <summary>How long it is until the service allows the next request; zero where it allows one now.</summary>
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
    /// Waits for a permit. The result is null where the service allows no request within <paramref name="maximumWait"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller stopped waiting.</exception>
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
                _ => registration.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return waiter.Task;
    }

    /// <summary>Takes back the permit of a request that was not sent.</summary>
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

    /// <summary>Takes back the permit of a request that the service did not refuse for the rate.</summary>
    /// <param name="lease">The permit.</param>
    /// <param name="succeeded">Whether the answer is a success.</param>
    /// <param name="headers">What the answer says about the rate limit; nothing where there was no answer.</param>
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

            window.Note(lease, headers, clock());
            ring = Dispatch();
        }

        SetAlarm(ring);
    }

    /// <summary>
    /// Takes back the permit of a request that the service refused for the rate, lets none through for a while, and
    /// returns for how long.
    /// </summary>
    /// <param name="lease">The permit.</param>
    /// <param name="retryAfter">The pause that the service asks for; without it, the next window is waited for.</param>
    /// <param name="headers">What the answer says about the rate limit.</param>
    /// <param name="pauseAfter">Makes the pause from what was asked and the number of refusals in a row.</param>
    public TimeSpan ReleaseRefused(
        RateLimitLease lease, TimeSpan? retryAfter, RateLimitHeaders headers, Func<TimeSpan?, int, TimeSpan> pauseAfter)
    {
        TimeSpan? ring;
        TimeSpan pause;
        lock (sync)
        {
            // Refusals of requests that were sent together are one sign, not many.
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
            window.NoteRefusal(lease, headers.Limit, asked is null ? null : heldUntil);
            ring = Dispatch();
        }

        SetAlarm(ring);
        return pause;
    }

    /// <summary>
    /// Grants what can be granted, and turns away what would wait for too long. Returns the moment at which to look again
    /// where an alarm is to be set for it.
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

    /// <summary>When the service allows the next request, as far as is known.</summary>
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
            // A permit that was granted just before is the caller's to give back.
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
            // Timers count whole milliseconds: less would be no wait at all.
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
