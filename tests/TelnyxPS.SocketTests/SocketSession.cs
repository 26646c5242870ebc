using TelnyxPS.Api;

namespace TelnyxPS.SocketTests;

/// <summary>Sessions with the module's own handler over real sockets, whose pauses take a millisecond.</summary>
internal static class SocketSession
{
    public static TelnyxSession Open(
        Uri address, int retries = 2, int timeoutSec = 20, HttpMessageHandler? handler = null, bool waits = false) =>
        TelnyxSession.Open(new SessionOptions
        {
            ApiKey = TestKey.Value,
            BaseUri = address,
            MaximumRetryCount = retries,
            TimeoutSec = timeoutSec,
            Handler = handler,
            Delay = (pause, cancellation) => Task.Delay(waits ? pause : TimeSpan.FromMilliseconds(1), cancellation),
        });
}
