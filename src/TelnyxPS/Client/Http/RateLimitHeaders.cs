using System.Globalization;
using System.Net.Http.Headers;

namespace TelnyxPS.Client;

/// <summary>What an answer says about the rate limit. Each value is null where the answer does not say.</summary>
internal readonly struct RateLimitHeaders(int? limit, int? remaining, TimeSpan? reset)
{
    // A number of seconds as large as this is a time of day: no rate limit lasts for thirty years.
    private const double SmallestUnixTime = 1_000_000_000;

    /// <summary>How many requests a window has room for: <c>x-ratelimit-limit</c>.</summary>
    public int? Limit { get; } = limit;

    /// <summary>How many more the current window has room for: <c>x-ratelimit-remaining</c>.</summary>
    public int? Remaining { get; } = remaining;

    /// <summary>How long it is until the next window: <c>x-ratelimit-reset</c>, in seconds or as Unix time.</summary>
    public TimeSpan? Reset { get; } = reset;

    /// <summary>Reads the headers of an answer that came at <paramref name="now"/>.</summary>
    public static RateLimitHeaders Of(HttpResponseHeaders headers, DateTimeOffset now) =>
        new(Count(headers, "x-ratelimit-limit"), Count(headers, "x-ratelimit-remaining"), ResetOf(headers, now));

    private static int? Count(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values)
        && int.TryParse(values.First().Split(',', ';')[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out int count)
        && count >= 0
            ? count
            : null;

    private static TimeSpan? ResetOf(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (RetryAfter.Number(headers, "x-ratelimit-reset") is not { } reset)
            return null;

        // Measured with the service's clock where it tells the time, as this machine's may be wrong.
        DateTimeOffset then = headers.Date ?? now;
        double seconds = reset >= SmallestUnixTime ? reset - (then.ToUnixTimeMilliseconds() / 1000.0) : reset;
        return TimeSpan.FromSeconds(Math.Max(0, seconds));
    }
}
