using System.Globalization;
using System.Net.Http.Headers;

namespace TelnyxPS.Client;

/// <summary>Reads how long an answer asks to wait.</summary>
internal static class RetryAfter
{
    // A number of seconds as large as this is a time of day: no rate limit lasts for thirty years.
    private const double SmallestUnixTime = 1_000_000_000;

    /// <summary>
    /// The wait that <c>Retry-After</c> (seconds or a date) or else <c>x-ratelimit-reset</c> (seconds to go, or Unix
    /// time) asks for, never negative; null where neither can be read.
    /// </summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // The service's own clock, where it tells it: a date of its own is not measured with a clock that is off.
        DateTimeOffset then = headers.Date ?? now;
        if (headers.RetryAfter?.Delta is { } delta)
            return NotNegative(delta);
        if (headers.RetryAfter?.Date is { } date)
            return NotNegative(date - then);
        if (!headers.TryGetValues("x-ratelimit-reset", out IEnumerable<string>? values)
            || !double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out double reset)
            || !(reset >= 0 && reset < 1e11))
        {
            return null;
        }

        double seconds = reset >= SmallestUnixTime ? reset - then.ToUnixTimeMilliseconds() / 1000.0 : reset;
        return NotNegative(TimeSpan.FromSeconds(seconds));
    }

    private static TimeSpan NotNegative(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
}
