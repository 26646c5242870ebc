using System.Collections.Concurrent;
using TelnyxPS.Client;
using TelnyxPS.Bulk;

namespace TelnyxPS.Tests.Bulk;

/// <summary>The pipeline thread, as the queue requires it.</summary>
internal sealed class Pump : IDisposable
{
    private readonly BlockingCollection<bool> wakes = [];
    private readonly CancellationTokenSource stop = new();

    /// <summary>How many times the queue used another thread.</summary>
    public int Started { get; private set; }

    public BulkQueue Queue(int throttleLimit) =>
        new(throttleLimit, new CallContext(_ => { }, stop.Token), WaitUntil, () => wakes.Add(true), start: Start);

    public void Stop() => stop.Cancel();

    public void Dispose() => stop.Dispose();

    private void Start(Func<Task> work)
    {
        Started++;
        _ = Task.Run(work);
    }

    private void WaitUntil(Func<bool> condition)
    {
        while (!condition())
            Assert.True(wakes.TryTake(out _, 10_000), "The queue waits forever.");
    }
}
