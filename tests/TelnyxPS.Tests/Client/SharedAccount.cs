using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

/// <summary>Sessions of one account that work at the same time, with a shared clock that delays advance.</summary>
internal sealed class SharedAccount(HttpMessageHandler handler)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly AccountWrites writes = new();
    private long elapsed;

    private TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref elapsed));

    public TelnyxSession Open() => TelnyxSession.Open(new SessionOptions
    {
        ApiKey = TestSession.Key,
        BaseUri = new Uri("https://telnyx.invalid/v2"),
        Handler = handler,
        Writes = writes,
        MaximumRetryCount = 50,
        Clock = () => Start + Elapsed,
        Uptime = () => Elapsed,
        Delay = async (pause, _) =>
        {
            long end = (Elapsed + pause).Ticks;
            await Task.Yield();
            PutForwardTo(end);
        },
    });

    // Concurrent delays pass at the same time.
    private void PutForwardTo(long end)
    {
        for (long now = Interlocked.Read(ref elapsed); now < end; now = Interlocked.Read(ref elapsed))
            Interlocked.CompareExchange(ref elapsed, end, now);
    }
}
