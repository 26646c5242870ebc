using TelnyxPS.Client;

namespace TelnyxPS.Bulk;

/// <summary>
/// One item of a bulk operation: it is read, decided on, written, and output. Items are read and written concurrently.
/// Decisions and output happen on the pipeline thread, in input order.
/// </summary>
/// <param name="key">Identifies the resource. Items with the same key run one after another.</param>
internal abstract class BulkItem(string key)
{
    private readonly TaskCompletionSource<bool> read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BulkItem? next;

    /// <summary>Identifies the resource. Items with the same key run one after another.</summary>
    public string Key => key;

    /// <summary>The error of the item; null if there is none.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether the item is output as an error.</summary>
    public virtual bool HasFailed => Failure is not null;

    /// <summary>Completes when the item is read.</summary>
    internal Task Reading => read.Task;

    /// <summary>Whether the item was started: no earlier item with the same key is unfinished.</summary>
    internal bool IsStarted { get; set; }

    /// <summary>Completes when the item is written, or when it is decided not to write it.</summary>
    internal Task Finished => finished.Task;

    /// <summary>Whether something must be read before the decision.</summary>
    public abstract bool NeedsReading { get; }

    /// <summary>Reads what the decision needs.</summary>
    public abstract Task ReadAsync(CallContext context);

    /// <summary>Decides whether to write the item, and asks for confirmation if necessary.</summary>
    public abstract bool Decide();

    /// <summary>Makes the change.</summary>
    public abstract Task WriteAsync(CallContext context);

    /// <summary>Outputs the result of the item, or its <see cref="Failure"/>.</summary>
    public abstract void Emit();

    /// <summary>
    /// Sets the item to start when this one finishes; returns false if this one is already finished.
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

    /// <summary>Marks the item as finished; returns the item to start now, if there is one.</summary>
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
