namespace TelnyxPS.Client;

/// <summary>
/// The one gate that all requests of a session pass: while the service throttles, none goes through; and how many run at
/// once falls when it throttles and rises again with each success, so that a limit is met rather than hammered.
/// </summary>
internal sealed class RateLimiter
{
    private const double Widest = 256;

    // The unit in which a service tells waits, rounded up.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    private readonly object sync = new();
    private readonly Func<TimeSpan> clock;
    private readonly Func<TimeSpan, CancellationToken, Task> delay;
    private readonly Queue<TaskCompletionSource<bool>> waiting = new();
    private TimeSpan heldUntil = TimeSpan.Zero;
    private TimeSpan resetBy = TimeSpan.Zero;
    private double width = Widest;
    private int running;

    public RateLimiter(Func<TimeSpan> clock, Func<TimeSpan, CancellationToken, Task> delay)
    {
        this.clock = clock;
        this.delay = delay;
    }

    /// <summary>How many requests may run at once as things are.</summary>
    public int Width
    {
        get
        {
            lock (sync)
                return (int)width;
        }
    }

    /// <summary>
    /// Waits for a place, and gives for how long the service's throttling made it wait; null, and no place, where that
    /// would take longer than <paramref name="patience"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller stopped waiting.</exception>
    public async Task<TimeSpan?> EnterAsync(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            return await WaitAsync(patience, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A place may have been offered just then: it is for the next.
            lock (sync)
                OfferPlaces();
            throw;
        }
    }

    /// <summary>Gives the place back after a request that the service did not throttle.</summary>
    public void Leave(bool succeeded)
    {
        lock (sync)
        {
            if (succeeded)
                width = Math.Min(Widest, width + (1 / width));
            Free();
        }
    }

    /// <summary>Gives the place back after a request that the service throttled, and lets none through for a while.</summary>
    public void LeaveThrottled(TimeSpan pause)
    {
        lock (sync)
        {
            // Answers to requests that were sent together come together: they are one sign, not many.
            if (heldUntil <= clock())
                width = Math.Max(1, Math.Min(width, running) / 2);
            HoldFor(pause);
            Free();
        }
    }

    /// <summary>Lets no request through for a while.</summary>
    public void Hold(TimeSpan pause)
    {
        lock (sync)
            HoldFor(pause);
    }

    /// <summary>
    /// Notes how long the service says it is until its limit begins anew. It says so in whole seconds, rounded up: the
    /// answer that comes first in a window tells the end of the window best, and what a later one rounds up is not waited.
    /// </summary>
    public void NoteReset(TimeSpan left)
    {
        lock (sync)
        {
            TimeSpan now = clock();
            if (resetBy <= now || now + left < resetBy)
                resetBy = now + left;
        }
    }

    private async Task<TimeSpan?> WaitAsync(TimeSpan patience, CancellationToken cancellation)
    {
        TimeSpan held = TimeSpan.Zero;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            TimeSpan left;
            TaskCompletionSource<bool>? place = null;
            lock (sync)
            {
                left = heldUntil - clock();
                if (left <= TimeSpan.Zero)
                {
                    if (running < (int)width)
                    {
                        running++;
                        return held;
                    }

                    place = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                    waiting.Enqueue(place);
                }
            }

            if (place is null)
            {
                if (held + left > patience)
                    return null;
                await delay(left, cancellation).ConfigureAwait(false);
                held += left;
            }
            else
            {
                using (cancellation.Register(() => place.TrySetCanceled()))
                    await place.Task.ConfigureAwait(false);
            }
        }
    }

    private void HoldFor(TimeSpan pause)
    {
        TimeSpan now = clock();
        TimeSpan until = now + pause;
        if (resetBy > now && resetBy < until)
            until = until - resetBy < Rounding ? resetBy : until - Rounding;
        if (until > heldUntil)
            heldUntil = until;
    }

    private void Free()
    {
        running--;
        OfferPlaces();
    }

    private void OfferPlaces()
    {
        for (int places = (int)width - running; places > 0 && waiting.Count > 0;)
        {
            if (waiting.Dequeue().TrySetResult(true))
                places--;
        }
    }
}
