using System.Globalization;
using System.Net.Http.Headers;

namespace TelnyxPS.Client;

/// <summary>The rate limit headers of a response. A value is null if its header is missing.</summary>
internal readonly struct RateLimitHeaders(int? limit, int? remaining, TimeSpan? reset)
{
    // A number this large is a Unix time, because no rate limit window lasts thirty years.
    private const double SmallestUnixTime = 1_000_000_000;

    /// <summary>The number of requests allowed in a window: <c>x-ratelimit-limit</c>.</summary>
    public int? Limit { get; } = limit;

    /// <summary>The number of requests left in the current window: <c>x-ratelimit-remaining</c>.</summary>
    public int? Remaining { get; } = remaining;

    /// <summary>The time until the next window: <c>x-ratelimit-reset</c>, in seconds or as Unix time.</summary>
    public TimeSpan? Reset { get; } = reset;

    /// <summary>Reads the headers of a response that arrived at <paramref name="now"/>.</summary>
    public static RateLimitHeaders Of(HttpResponseHeaders headers, DateTimeOffset now) =>
        new(Count(headers, "x-ratelimit-limit"), Count(headers, "x-ratelimit-remaining"), ResetOf(headers, now));

    private static int? Count(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values)
        && int.TryParse(
            values.First().Split(',', ';')[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out int count)
        && count >= 0
            ? count
            : null;

    private static TimeSpan? ResetOf(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (RetryAfter.Number(headers, "x-ratelimit-reset") is not { } reset)
            return null;

        // Use the service's clock if it is known, because the clock of this computer may be wrong.
        DateTimeOffset then = headers.Date ?? now;
        double seconds = reset >= SmallestUnixTime ? reset - (then.ToUnixTimeMilliseconds() / 1000.0) : reset;
        return TimeSpan.FromSeconds(Math.Max(0, seconds));
    }
}
