using System.Diagnostics;

namespace TelnyxPS.TestServer;

/// <summary>
/// So many requests a second. A window of a second begins with the first request after the last window has ended, so
/// that a run's shortest duration does not depend on when it started.
/// </summary>
internal sealed class RateLimit
{
    private readonly Lock _gate = new();
    private long _windowStart;
    private int _served;

    /// <param name="requestsPerSecond">How many requests a window has room for.</param>
    public RateLimit(int requestsPerSecond) => RequestsPerSecond = requestsPerSecond;

    public int RequestsPerSecond { get; }

    /// <summary>Takes a place in the window, where there is one.</summary>
    public RateTicket Take()
    {
        lock (_gate)
        {
            long now = Stopwatch.GetTimestamp();
            if (_windowStart == 0 || now - _windowStart >= Stopwatch.Frequency)
            {
                _windowStart = now;
                _served = 0;
            }

            bool granted = _served < RequestsPerSecond;
            if (granted)
                _served++;
            TimeSpan left = TimeSpan.FromSeconds(1) - Stopwatch.GetElapsedTime(_windowStart, now);
            return new RateTicket(granted, RequestsPerSecond, RequestsPerSecond - _served, left);
        }
    }
}
