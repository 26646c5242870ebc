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

        start(async () =>
        {
            for (Func<Task>? next = work; next is not null; next = TakeNext())
                await next().ConfigureAwait(false);
        });
    }

    /// <summary>
    /// Returns the work that waits longest, for the same slot; frees the slot and returns null if there is none.
    /// </summary>
    private Func<Task>? TakeNext()
    {
        lock (waiting)
        {
            if (waiting.Count > 0)
                return waiting.Dequeue();
            running--;
            return null;
        }
    }
}
