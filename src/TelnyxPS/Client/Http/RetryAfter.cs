using System.Globalization;
using System.Net.Http.Headers;

namespace TelnyxPS.Client;

/// <summary>Reads how long a response asks to wait before the next attempt.</summary>
internal static class RetryAfter
{
    private const double LargestNumber = 1e11;

    /// <summary>
    /// Returns the wait in the <c>retry-after-ms</c> header or, if that is missing, the <c>Retry-After</c> header
    /// (seconds, with or without a fraction, or a date). It is never negative; null if neither can be read.
    /// </summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (Number(headers, "retry-after-ms") is { } milliseconds)
            return TimeSpan.FromMilliseconds(milliseconds);
        if (Number(headers, "Retry-After") is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        if (headers.RetryAfter?.Date is not { } date)
            return null;

        // Use the service's clock if it is known, because the clock of this computer may be wrong.
        TimeSpan wait = date - (headers.Date ?? now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Returns a header that is a non-negative number.</summary>
    internal static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && number >= 0 && number < LargestNumber
            ? number
            : null;
}
