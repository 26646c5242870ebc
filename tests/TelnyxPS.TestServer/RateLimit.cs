using System.Diagnostics;

namespace TelnyxPS.TestServer;

/// <summary>
/// Limits requests per second. A window of one second starts with the first request after the last window, so that the
/// shortest duration of a run does not depend on when it started.
/// </summary>
/// <param name="requestsPerSecond">The number of requests in a window.</param>
internal sealed class RateLimit(int requestsPerSecond)
{
    private readonly Lock gate = new();
    private long windowStart;
    private int served;

    public int RequestsPerSecond => requestsPerSecond;

    /// <summary>Counts a request, if the window has room for it.</summary>
    public RateTicket Acquire()
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
