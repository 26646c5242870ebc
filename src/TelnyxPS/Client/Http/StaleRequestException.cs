namespace TelnyxPS.Client;

/// <summary>
/// A request was not sent, because <see cref="ApiRequest.BeforeSend"/> refused it: what it was computed from has aged
/// while it waited.
/// </summary>
internal sealed class StaleRequestException(RequestAttempts attempts)
    : Exception("The request was not sent, because the state that it was computed from has aged.")
{
    /// <summary>What happened to the request before; the request that replaces it continues it.</summary>
    public RequestAttempts Attempts { get; } = attempts;
}
