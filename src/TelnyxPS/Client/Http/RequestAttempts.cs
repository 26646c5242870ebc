namespace TelnyxPS.Client;

/// <summary>
/// The attempts of a request so far. A request that replaces an unsent request continues them, so that the limits on
/// attempts and waiting apply to both together.
/// </summary>
internal sealed class RequestAttempts
{
    /// <summary>The number of times that the request was sent.</summary>
    public int Sent { get; set; }

    /// <summary>The number of attempts with status 429, which do not count as failed.</summary>
    public int Throttled { get; set; }

    /// <summary>The number of failed attempts.</summary>
    public int Failed => Sent - Throttled;

    /// <summary>How long the request waited for the rate limit.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>Whether an attempt may have been carried out although its response is not known.</summary>
    public bool MayBeCarriedOut { get; set; }
}
