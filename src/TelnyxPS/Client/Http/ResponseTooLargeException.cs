namespace TelnyxPS.Client;

/// <summary>An answer is larger than any answer of the API can be.</summary>
internal sealed class ResponseTooLargeException : IOException
{
    public ResponseTooLargeException(int limit)
        : base($"The answer is larger than {limit / (1024 * 1024)} MB.")
    {
    }
}
