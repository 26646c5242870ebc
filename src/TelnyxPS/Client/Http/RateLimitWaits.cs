namespace TelnyxPS.Client;

/// <summary>Tracks the requests of one cmdlet that are waiting for the rate limit.</summary>
internal sealed class RateLimitWaits
{
    private volatile RateLimiter? limiter;
    private int count;

    /// <summary>The number of waiting requests.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The minimum remaining wait of the requests; zero if it is not known.</summary>
    public TimeSpan Left => limiter?.TimeToNext ?? TimeSpan.Zero;

    /// <summary>Records that a request is waiting, until the result is disposed.</summary>
    public IDisposable Track(RateLimiter by)
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
