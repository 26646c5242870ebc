using TelnyxPS.Client;

namespace TelnyxPS.Bulk;

/// <summary>
/// Carries many items at once and gives them back in order. All members are for the pipeline's thread; at most so many
/// requests run at once, and only a few items more are taken in than can run, so that memory stays flat.
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

    /// <param name="throttleLimit">How many requests may run at once.</param>
    /// <param name="context">What the calls run with.</param>
    /// <param name="waitUntil">Waits, on the pipeline's thread, until a condition holds; looks at it after each wake.</param>
    /// <param name="wake">Tells from any thread that something has changed.</param>
    /// <param name="lookAhead">How many items may be taken in before the first is output; null for a few more than can run.</param>
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

        // At one request at a time an item is finished before the next is taken in.
        this.lookAhead = throttleLimit == 1 ? 0 : lookAhead ?? throttleLimit * 4;
        slots = new WorkSlots(throttleLimit, start ?? (work => Task.Run(work)));
        this.context = context;
        this.waitUntil = waitUntil;
        this.wake = wake;
    }

    /// <summary>How many items are taken in and not yet emitted.</summary>
    public int Count => undecided.Count + decided.Count;

    /// <summary>How many came out well.</summary>
    public int Done { get; private set; }

    /// <summary>How many failed.</summary>
    public int Failed { get; private set; }

    /// <summary>How many requests run.</summary>
    public int InFlight => slots.Running;

    /// <summary>What is still running.</summary>
    public Task Running =>
        Task.WhenAll(undecided.Where(i => i.IsStarted).Select(i => i.Reading).Concat(decided.Select(i => i.Finished)));

    /// <summary>Takes an item in. Emits what is ready, and waits where there are too many already.</summary>
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

    /// <summary>Brings all items to their end.</summary>
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

    // If the pipeline ends early, few changes have been made whose output no one took: only so many
    // are decided on before those ahead of them are out. The few on top take a place as soon as it is free, without
    // waiting for the pipeline's thread.
    private bool CanDecide() => decided.Count < throttleLimit + (throttleLimit / 4) && undecided.Count > 0 && undecided.Peek().Reading.IsCompleted;

    /// <summary>Decides and emits what is ready; gives whether anything was.</summary>
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
            slots.Run(() => WriteAsync(item));
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
    /// Begins with an item. One that needs no reading can be decided on at once, without waiting for another thread.
    /// </summary>
    private void Start(BulkItem item)
    {
        item.IsStarted = true;
        if (NeedsReading(item))
            slots.Run(() => ReadAsync(item));
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

    private async Task ReadAsync(BulkItem item)
    {
        await TryAsync(item, item.ReadAsync).ConfigureAwait(false);
        item.EndReading();
        wake();
    }

    private async Task WriteAsync(BulkItem item)
    {
        await TryAsync(item, item.WriteAsync).ConfigureAwait(false);
        Finish(item);
        wake();
    }

    private async Task TryAsync(BulkItem item, Func<CallContext, Task> work)
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
    }
}
