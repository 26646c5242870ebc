using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TelnyxPS.TestServer;

/// <summary>What the rate limit says to one request.</summary>
internal readonly record struct RateTicket(bool Granted, int Limit, int Remaining, TimeSpan Left)
{
    /// <summary>Tells the limit as Telnyx does: in whole seconds, rounded up.</summary>
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
