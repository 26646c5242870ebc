using System.Diagnostics;

namespace TelnyxPS.TestServer;

/// <summary>
/// So many requests a second. A window of a second begins with the first request after the last window has ended, so
/// that a run's shortest duration does not depend on when it started.
/// </summary>
internal sealed class RateLimit
{
    private readonly Lock gate = new();
    private long windowStart;
    private int served;

    /// <param name="requestsPerSecond">How many requests a window has room for.</param>
    public RateLimit(int requestsPerSecond) => RequestsPerSecond = requestsPerSecond;

    public int RequestsPerSecond { get; }

    /// <summary>Takes a place in the window, where there is one.</summary>
    public RateTicket Take()
    {
        lock (gate)
        {
            long now = Stopwatch.GetTimestamp();
            if (windowStart == 0 || now - windowStart >= Stopwatch.Frequency)
            {
                windowStart = now;
                served = 0;
            }

            bool granted = served < RequestsPerSecond;
            if (granted)
                served++;
            TimeSpan left = TimeSpan.FromSeconds(1) - Stopwatch.GetElapsedTime(windowStart, now);
            return new RateTicket(granted, RequestsPerSecond, RequestsPerSecond - served, left);
        }
    }
}
