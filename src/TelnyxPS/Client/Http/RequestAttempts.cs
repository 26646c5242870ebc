namespace TelnyxPS.Client;

/// <summary>
/// What happened to a request so far. A request that replaces one that was not sent continues it, so that the limits on
/// attempts and waiting hold for both together.
/// </summary>
internal sealed class RequestAttempts
{
    /// <summary>How many times the request was sent.</summary>
    public int Sent { get; set; }

    /// <summary>How many of these attempts were answered with 429: they do not count as failed.</summary>
    public int Throttled { get; set; }

    /// <summary>How many attempts failed.</summary>
    public int Failed => Sent - Throttled;

    /// <summary>How long the request waited for the rate limit.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>Whether an attempt may have been carried out although its answer is not known.</summary>
    public bool MayBeCarriedOut { get; set; }
}
