namespace TelnyxPS.SocketTests;

/// <summary>Measures the size of the heap every few milliseconds.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly long start;
    private readonly Timer timer;
    private long peak;

    public MemoryWatch()
    {
        start = GC.GetTotalMemory(forceFullCollection: true);
        timer = new Timer(_ => Look(), state: null, dueTime: 0, period: 2);
    }

    /// <summary>Stops, and returns the maximum growth of the heap.</summary>
    public long Stop()
    {
        Look();
        Dispose();
        return Math.Max(0, Volatile.Read(ref peak) - start);
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        long now = GC.GetTotalMemory(forceFullCollection: false);
        long most;
        while (now > (most = Volatile.Read(ref peak)))
            Interlocked.CompareExchange(ref peak, now, most);
    }
}
