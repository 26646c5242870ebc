using System.Collections.Concurrent;
using TelnyxPS.Client;
using TelnyxPS.Bulk;

namespace TelnyxPS.Tests.Bulk;

/// <summary>The pipeline's thread, as the queue needs it.</summary>
internal sealed class Pump : IDisposable
{
    private readonly BlockingCollection<bool> wakes = [];
    private readonly CancellationTokenSource stop = new();

    public BulkQueue Queue(int throttleLimit) => new(throttleLimit, new CallContext(_ => { }, stop.Token), WaitUntil, () => wakes.Add(true));

    public void Stop() => stop.Cancel();

    public void Dispose() => stop.Dispose();

    private void WaitUntil(Func<bool> condition)
    {
        while (!condition())
            Assert.True(wakes.TryTake(out _, 10_000), "The queue waits for something that does not come.");
    }
}
