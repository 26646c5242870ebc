namespace TelnyxPS.Bulk;

/// <summary>Limits how much work runs concurrently; the rest waits in order. All members are thread-safe.</summary>
/// <param name="limit">The maximum number of work items that run at the same time.</param>
/// <param name="start">Starts work on another thread.</param>
internal sealed class WorkSlots(int limit, Action<Func<Task>> start)
{
    private readonly Queue<Func<Task>> waiting = new();
    private int running;

    /// <summary>The number of work items that are running.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>Runs work as soon as a slot is free. The work must not throw.</summary>
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

    /// <summary>Runs work, then the waiting work, one after another.</summary>
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
