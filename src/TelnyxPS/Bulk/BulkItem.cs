using TelnyxPS.Client;

namespace TelnyxPS.Bulk;

/// <summary>
/// One of many items that a cmdlet works on: read, decided on, written, emitted. Reading and writing run beside those of
/// other items; deciding and emitting happen on the pipeline's thread, in the order of the input.
/// </summary>
internal abstract class BulkItem
{
    private readonly TaskCompletionSource<bool> read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BulkItem? next;

    protected BulkItem(string key) => Key = key;

    /// <summary>What the item is about: items with one key run one after the other.</summary>
    public string Key { get; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether the item comes out as an error.</summary>
    public virtual bool HasFailed => Failure is not null;

    /// <summary>Ends when the item is read.</summary>
    internal Task Reading => read.Task;

    /// <summary>Whether its turn has come: no item with the same key is ahead of it any more.</summary>
    internal bool IsStarted { get; set; }

    /// <summary>Ends when the item is written, or is not going to be.</summary>
    internal Task Finished => finished.Task;

    /// <summary>Whether there is something to read before deciding.</summary>
    public abstract bool NeedsReading { get; }

    /// <summary>Reads what has to be known before deciding.</summary>
    public abstract Task ReadAsync(CallContext context);

    /// <summary>Decides, and asks where there is something to ask, whether the item is to be written.</summary>
    public abstract bool Decide();

    /// <summary>Makes the change.</summary>
    public abstract Task WriteAsync(CallContext context);

    /// <summary>Emits what came of the item, or its <see cref="Failure"/>.</summary>
    public abstract void Emit();

    /// <summary>
    /// Has another item start when this one is finished; false where this one is finished already.
    /// </summary>
    internal bool TryPrecede(BulkItem other)
    {
        lock (finished)
        {
            if (Finished.IsCompleted)
                return false;
            next = other;
            return true;
        }
    }

    internal void EndReading() => read.TrySetResult(true);

    /// <summary>Notes that the item is finished; gives the item that starts now, if there is one.</summary>
    internal BulkItem? Finish()
    {
        lock (finished)
        {
            finished.TrySetResult(true);
            BulkItem? starting = next;
            next = null;
            return starting;
        }
    }
}
