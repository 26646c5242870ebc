using TelnyxPS.Client;

namespace TelnyxPS.Bulk;

/// <summary>
/// Runs many items concurrently and outputs them in input order. Use all members on the pipeline thread only. The
/// number of concurrent requests is limited, and only a few more items are accepted than can run, so that memory use
/// stays flat.
/// </summary>
internal sealed class BulkQueue
{
    private readonly int throttleLimit;
    private readonly int lookAhead;
    private readonly WorkSlots slots;
    private readonly CallContext context;
    private readonly Action<Func<bool>> waitUntil;
    private readonly Action wake;
    private readonly Queue<BulkItem> undecided = new();
    private readonly Queue<BulkItem> decided = new();
    private readonly Dictionary<string, BulkItem> latest = [];

    /// <param name="throttleLimit">The maximum number of concurrent requests.</param>
    /// <param name="context">The context of the calls.</param>
    /// <param name="waitUntil">
    /// Waits on the pipeline thread until a condition is true, and checks it after each wake.
    /// </param>
    /// <param name="wake">Signals, from any thread, that something has changed.</param>
    /// <param name="lookAhead">
    /// The maximum number of items that are accepted before the first is output; null for a few more than can run.
    /// </param>
    /// <param name="start">Starts work on another thread; replaced in tests.</param>
    public BulkQueue(
        int throttleLimit,
        CallContext context,
        Action<Func<bool>> waitUntil,
        Action wake,
        int? lookAhead = null,
        Action<Func<Task>>? start = null)
    {
        this.throttleLimit = throttleLimit;

        // With one request at a time, finish each item before accepting the next.
        this.lookAhead = throttleLimit == 1 ? 0 : lookAhead ?? throttleLimit * 4;
        slots = new WorkSlots(throttleLimit, start ?? (work => Task.Run(work)));
        this.context = context;
        this.waitUntil = waitUntil;
        this.wake = wake;
    }

    /// <summary>The number of items that are accepted and not yet output.</summary>
    public int Count => undecided.Count + decided.Count;

    /// <summary>The number of items that succeeded.</summary>
    public int Done { get; private set; }

    /// <summary>The number of items that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>The number of requests that are running.</summary>
    public int InFlight => slots.Running;

    /// <summary>Completes when all running work is done.</summary>
    public Task Running =>
        Task.WhenAll(undecided.Where(i => i.IsStarted).Select(i => i.Reading).Concat(decided.Select(i => i.Finished)));

    /// <summary>Accepts an item. Outputs the items that are ready, and waits if there are too many.</summary>
    public void Add(BulkItem item)
    {
        latest.TryGetValue(item.Key, out BulkItem? before);
        latest[item.Key] = item;
        undecided.Enqueue(item);
        if (before?.TryPrecede(item) != true)
            Start(item);

        while (Advance() || Count > lookAhead)
        {
            if (Count > lookAhead)
                waitUntil(CanAdvance);
        }
    }

    /// <summary>Finishes all items.</summary>
    public void Drain()
    {
        while (Count > 0)
        {
            waitUntil(CanAdvance);
            Advance();
        }
    }

    private bool CanAdvance() => CanEmit() || CanDecide();

    private bool CanEmit() => decided.Count > 0 && decided.Peek().Finished.IsCompleted;

    // If the pipeline stops early, changes that were made but not output are lost to the user, so limit how many items
    // are decided ahead of the output. The extra quarter lets work start as soon as a slot is free, without waiting for
    // the pipeline thread.
    private bool CanDecide() => decided.Count < throttleLimit + (throttleLimit / 4)
        && undecided.Count > 0
        && undecided.Peek().Reading.IsCompleted;

    /// <summary>Decides and outputs the items that are ready; returns whether there were any.</summary>
    private bool Advance()
    {
        bool advanced = false;
        while (CanAdvance())
        {
            advanced = true;
            if (CanEmit())
                Emit(decided.Dequeue());
            else
                Decide(undecided.Dequeue());
        }

        return advanced;
    }

    private void Decide(BulkItem item)
    {
        decided.Enqueue(item);
        bool write = false;
        try
        {
            write = item.Failure is null && item.Decide();
        }
        catch (TelnyxApiException e)
        {
            item.Failure = e;
        }
        finally
        {
            if (!write)
                Finish(item);
        }

        if (write)
            slots.Run(() => WorkAsync(item, item.WriteAsync, Finish));
    }

    private void Emit(BulkItem item)
    {
        if (latest.TryGetValue(item.Key, out BulkItem? last) && last == item)
            latest.Remove(item.Key);
        if (item.HasFailed)
            Failed++;
        else
            Done++;
        item.Emit();
    }

    /// <summary>
    /// Starts an item. If it needs no reading, it can be decided at once, without waiting for another thread.
    /// </summary>
    private void Start(BulkItem item)
    {
        item.IsStarted = true;
        if (NeedsReading(item))
            slots.Run(() => WorkAsync(item, item.ReadAsync, read => read.EndReading()));
        else
            item.EndReading();
    }

    private static bool NeedsReading(BulkItem item)
    {
        try
        {
            return item.NeedsReading;
        }
        catch (Exception e)
        {
            item.Failure = e;
            return false;
        }
    }

    private void Finish(BulkItem item)
    {
        if (item.Finish() is { } next)
            Start(next);
    }

    /// <summary>Reads or writes an item. A failure becomes the failure of the item.</summary>
    private async Task WorkAsync(BulkItem item, Func<CallContext, Task> work, Action<BulkItem> end)
    {
        try
        {
            context.Cancellation.ThrowIfCancellationRequested();
            await work(context).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            item.Failure = e;
        }

        end(item);
        wake();
    }
}
