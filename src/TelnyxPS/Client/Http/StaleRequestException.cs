namespace TelnyxPS.Client;

/// <summary>
/// A request was not sent, because <see cref="ApiRequest.BeforeSend"/> refused it: what it was computed from has aged
/// while it waited.
/// </summary>
internal sealed class StaleRequestException(RequestAttempts attempts)
    : Exception("The request was not sent, because the state that it is based on is too old.")
{
    /// <summary>What happened to the request before; the request that replaces it continues it.</summary>
    public RequestAttempts Attempts { get; } = attempts;
}
