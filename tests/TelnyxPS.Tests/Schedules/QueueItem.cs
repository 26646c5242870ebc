using TelnyxPS.Bulk;
using TelnyxPS.Client;

namespace TelnyxPS.Tests.Schedules;

/// <summary>An item of a random run of the queue.</summary>
internal sealed class QueueItem(QueueRun run, string key, bool needsReading) : BulkItem(key)
{
    /// <summary>The failure that the run caused; null if there is none.</summary>
    public Exception? Planned { get; set; }

    public bool WasDecidedOn { get; private set; }

    public override bool NeedsReading => needsReading;

    public override Task ReadAsync(CallContext context) => run.WorkAsync(this, context);

    public override bool Decide()
    {
        WasDecidedOn = true;
        return run.Decide(this);
    }

    public override Task WriteAsync(CallContext context) => run.WorkAsync(this, context);

    public override void Emit() => run.Emit(this);
}
