using System.Diagnostics;
using TelnyxPS.Client;

namespace TelnyxPS.SocketTests;

/// <summary>Sessions with the default handler of the module over sockets, whose delays take a millisecond.</summary>
internal static class SocketSession
{
    public static TelnyxSession Open(
        Uri address, int retries = 2, int timeoutSec = 20, HttpMessageHandler? handler = null, bool waits = false,
        Action<TimeSpan>? onPause = null)
    {
        var running = Stopwatch.StartNew();
        long skipped = 0;
        return TelnyxSession.Open(new SessionOptions
        {
            ApiKey = TestKey.Value,
            BaseUri = address,
            MaximumRetryCount = retries,
            TimeoutSec = timeoutSec,
            Handler = handler,
            Uptime = () => running.Elapsed + TimeSpan.FromTicks(Interlocked.Read(ref skipped)),
            Delay = (pause, cancellation) =>
            {
                onPause?.Invoke(pause);
                if (waits)
                    return Task.Delay(pause, cancellation);
                Interlocked.Add(ref skipped, pause.Ticks);
                return Task.Delay(1, cancellation);
            },
        });
    }
}
