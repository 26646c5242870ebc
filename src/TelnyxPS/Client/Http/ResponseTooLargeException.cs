namespace TelnyxPS.Client;

/// <summary>A response is larger than any response of the API.</summary>
internal sealed class ResponseTooLargeException(int limit)
    : IOException($"The response is larger than {limit / (1024 * 1024)} MB.");
