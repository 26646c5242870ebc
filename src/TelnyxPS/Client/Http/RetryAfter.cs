using System.Globalization;
using System.Net.Http.Headers;

namespace TelnyxPS.Client;

/// <summary>Reads how long an answer asks to wait before the next attempt.</summary>
internal static class RetryAfter
{
    private const double LargestNumber = 1e11;

    /// <summary>
    /// The wait that <c>retry-after-ms</c> or else <c>Retry-After</c> (seconds, also with a fraction, or a date) asks
    /// for, never negative; null where neither can be read.
    /// </summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (Number(headers, "retry-after-ms") is { } milliseconds)
            return TimeSpan.FromMilliseconds(milliseconds);
        if (Number(headers, "Retry-After") is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        if (headers.RetryAfter?.Date is not { } date)
            return null;

        // Measured with the service's clock where it tells the time, as this machine's may be wrong.
        TimeSpan wait = date - (headers.Date ?? now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>A header that is a number and not negative.</summary>
    internal static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && number >= 0 && number < LargestNumber
            ? number
            : null;
}
