using TelnyxPS.Client;

namespace TelnyxPS.Tests.Schedules;

/// <summary>
/// A service that allows a number of requests in a window. It sends the remaining time in whole seconds, rounded
/// up.
/// </summary>
internal sealed class ModelService(LimiterSchedule schedule)
{
    private TimeSpan windowEnd = TimeSpan.MinValue;
    private int counted;

    /// <summary>Counts a request; returns whether it is allowed, and the headers of the response.</summary>
    public (bool IsAllowed, RateLimitHeaders Headers) Count(TimeSpan now)
    {
        if (now >= windowEnd)
        {
            TimeSpan length = TimeSpan.FromSeconds(schedule.WindowSeconds);
            windowEnd = schedule.IsAligned
                ? new TimeSpan(((now.Ticks / length.Ticks) + 1) * length.Ticks)
                : now + length;
            counted = 0;
        }

        bool isAllowed = counted < schedule.Limit;
        if (isAllowed)
            counted++;
        var reset = TimeSpan.FromSeconds(Math.Ceiling((windowEnd - now).TotalSeconds));
        return (isAllowed, schedule.TellsLimit
            ? new RateLimitHeaders(schedule.Limit, schedule.Limit - counted, reset)
            : new RateLimitHeaders(null, null, reset));
    }
}
