using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TelnyxPS.TestServer;

/// <summary>The decision of the rate limit about one request.</summary>
internal readonly record struct RateTicket(bool Granted, int Limit, int Remaining, TimeSpan Left)
{
    /// <summary>Writes the rate limit headers like Telnyx: in whole seconds, rounded up.</summary>
    public void WriteTo(IHeaderDictionary headers)
    {
        string seconds = Math.Ceiling(Left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-remaining"] = Remaining.ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-reset"] = seconds;
        if (!Granted)
            headers.RetryAfter = seconds;
    }
}
