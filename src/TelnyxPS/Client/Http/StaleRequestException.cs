namespace TelnyxPS.Client;

/// <summary>
/// A request was not sent because <see cref="ApiRequest.BeforeSend"/> returned false: the state that it was computed
/// from is outdated.
/// </summary>
internal sealed class StaleRequestException(RequestAttempts attempts)
    : Exception("The request was not sent, because the state that it is based on is outdated.")
{
    /// <summary>The attempts of the request so far; the request that replaces it continues them.</summary>
    public RequestAttempts Attempts { get; } = attempts;
}
