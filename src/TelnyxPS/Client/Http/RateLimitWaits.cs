namespace TelnyxPS.Client;

/// <summary>The requests of one cmdlet that wait for the rate limit right now.</summary>
internal sealed class RateLimitWaits
{
    private volatile RateLimiter? limiter;
    private int count;

    /// <summary>How many wait.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>How long they still wait at least; zero where nothing is known of it.</summary>
    public TimeSpan Left => limiter?.TimeToNext ?? TimeSpan.Zero;

    /// <summary>Notes that a request waits, until what is returned is disposed of.</summary>
    public IDisposable Begin(RateLimiter by)
    {
        limiter = by;
        Interlocked.Increment(ref count);
        return new Wait(this);
    }

    private sealed class Wait(RateLimitWaits waits) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref waits.count);
    }
}
