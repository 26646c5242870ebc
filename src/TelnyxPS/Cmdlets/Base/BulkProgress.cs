using System.Diagnostics;
using System.Management.Automation;
using TelnyxPS.Bulk;

namespace TelnyxPS.Cmdlets;

/// <summary>The progress bar of a cmdlet that works on many items.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class BulkProgress(TelnyxCommand command)
{
    private static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShowEvery = TimeSpan.FromSeconds(0.25);
    private readonly Stopwatch elapsed = Stopwatch.StartNew();
    private TimeSpan lastShown;

    /// <summary>The number of items. Null if it is not known.</summary>
    public int? Expected { get; set; }

    private string Activity => command.MyInvocation.MyCommand.Name;

    /// <summary>Shows the progress, unless it was shown a moment ago.</summary>
    /// <param name="queue">The items.</param>
    /// <param name="custom">The text and percentage of this cmdlet, instead of the item counts.</param>
    public void Show(BulkQueue queue, Func<(string Status, int Percent)>? custom)
    {
        if (elapsed.Elapsed >= ShowAfter && elapsed.Elapsed - lastShown >= ShowEvery)
            Write(queue, custom, ProgressRecordType.Processing);
    }

    /// <summary>Removes the progress bar, if it was shown.</summary>
    /// <param name="queue">The items.</param>
    /// <param name="custom">The text and percentage of this cmdlet, instead of the item counts.</param>
    public void Complete(BulkQueue queue, Func<(string Status, int Percent)>? custom)
    {
        if (lastShown > TimeSpan.Zero)
            Write(queue, custom, ProgressRecordType.Completed);
    }

    private void Write(BulkQueue queue, Func<(string Status, int Percent)>? custom, ProgressRecordType type)
    {
        lastShown = elapsed.Elapsed;
        (string status, int percent) = custom is null ? Of(queue) : custom();
        command.WriteProgress(new ProgressRecord(0, Activity, status)
        {
            PercentComplete = percent,
            RecordType = type,
        });
    }

    private (string Status, int Percent) Of(BulkQueue queue)
    {
        int ended = queue.Done + queue.Failed;
        int waiting = command.Pipeline.Context.Waits.Count;
        if (waiting > 0 && waiting >= queue.InFlight && command.Pipeline.Context.Waits.Left is { Ticks: > 0 } left)
        {
            return (ProgressText.RateLimit(Activity, queue.Done, queue.Failed, DateTime.Now + left), -1);
        }

        if (command.Lists.Listed > 0)
            return command.Lists.Progress(isOnlyList: ended == 1 && queue.Count == 0);
        string status = ProgressText.Items(
            Activity, queue.Done, queue.Failed, queue.InFlight, ended / elapsed.Elapsed.TotalSeconds);
        return (status, Expected > 0 ? Math.Min(100, (int)(100L * ended / Expected.Value)) : -1);
    }
}
