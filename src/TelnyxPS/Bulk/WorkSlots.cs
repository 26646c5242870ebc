namespace TelnyxPS.Bulk;

/// <summary>Runs so much work at once as may run; the rest waits in order. From any thread.</summary>
/// <param name="limit">How much may run at once.</param>
/// <param name="start">Starts work on another thread.</param>
internal sealed class WorkSlots(int limit, Action<Func<Task>> start)
{
    private readonly Queue<Func<Task>> waiting = new();
    private int running;

    /// <summary>How much runs.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>Runs work as soon as a slot is free. It must not throw.</summary>
    public void Run(Func<Task> work)
    {
        lock (waiting)
        {
            if (running == limit)
            {
                waiting.Enqueue(work);
                return;
            }

            running++;
        }

        start(() => RunAsync(work));
    }

    /// <summary>Runs work, and then what waits, one after another.</summary>
    private async Task RunAsync(Func<Task> work)
    {
        while (true)
        {
            await work().ConfigureAwait(false);
            lock (waiting)
            {
                if (waiting.Count == 0)
                {
                    running--;
                    return;
                }

                work = waiting.Dequeue();
            }
        }
    }
}
