using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Bulk;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet that works on many things at once.</summary>
public abstract class BulkCommand : TelnyxCommand
{
    /// <summary>The name of the parameter set in which things are given by id.</summary>
    protected const string ById = "Id";

    /// <summary>The name of the parameter set in which things are given as objects.</summary>
    protected const string ByObject = "InputObject";

    private const int DefaultThrottleLimit = 5;
    private static readonly TimeSpan ProgressFrom = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(0.25);
    private readonly Stopwatch elapsed = Stopwatch.StartNew();
    private BulkQueue? queue;
    private TimeSpan lastProgress;

    /// <summary>
    /// How many requests may run at once. Default: 5, or 1 where errors stop the script, so that nothing is touched
    /// after the first failure.
    /// </summary>
    [Parameter]
    [WholeNumber(1, 256, RefusesBlank = true)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = DefaultThrottleLimit;

    /// <summary>The change log of this run; null where none was asked for, and in a preview.</summary>
    internal ChangeLog? Log { get; private set; }

    /// <summary>Opens the change log, so that a run that cannot record its changes makes none.</summary>
    private protected void OpenLog(string? path)
    {
        if (path is null || IsPreview)
            return;

        Log = new ChangeLog(GetUnresolvedProviderPathFromPSPath(path), () => DateTimeOffset.UtcNow);
        try
        {
            Log.Open();
        }
        catch (ChangeLogException e)
        {
            throw this.Terminating("ChangeLogFailed", ErrorCategory.WriteError, e.Message, path, e);
        }
    }

    /// <summary>Brings all items to their end.</summary>
    protected override void EndProcessing()
    {
        Drain();
        ShowProgress(isLast: true);
    }

    /// <inheritdoc/>
    private protected override Task Running => Task.WhenAll(base.Running, queue?.Running ?? Task.CompletedTask);

    /// <summary>How many items one record or one parameter names; null where that cannot be told.</summary>
    private protected abstract int? CountGiven { get; }

    /// <summary>How many items may be taken in before the first is output; null for the usual few more than can run.</summary>
    private protected virtual int? LookAhead => null;

    /// <inheritdoc/>
    private protected override void OnTick() => ShowProgress(isLast: false);

    /// <summary>Takes in what a record names: objects, or else ids.</summary>
    /// <param name="ids">The ids that the record names.</param>
    /// <param name="objects">The objects that the record names.</param>
    /// <param name="idOf">The id of an object; null, and an error written, where it has none.</param>
    /// <param name="take">Takes in one, with the object where one was given.</param>
    private protected void TakeRecord<T>(
        string[] ids, T[]? objects, Func<T, string?> idOf, Action<string, T?, TelnyxSession> take)
        where T : TelnyxResource
    {
        Row = TakeRow();
        if (ParameterSetName != ByObject)
        {
            foreach (string id in ids)
                take(id, null, DefaultSession());
            return;
        }

        foreach (T given in objects ?? [])
        {
            if (idOf(given) is { } id)
                take(id, given, SessionFor(given));
        }
    }

    /// <summary>The row that the current record is; null where something else was bound.</summary>
    private protected PSObject? Row { get; private set; }

    /// <summary>What an error names where an id was given, so that it can be piped in again: the row, or else the id.</summary>
    private protected object IdTarget(string name, string id) => Row ?? ErrorRecords.IdTarget(name, id);

    /// <summary>The id of an object; null, and an error, where Telnyx sent none.</summary>
    private protected string? IdOf(TelnyxResource given)
    {
        if (given.ResourceId is null)
        {
            string message = $"Telnyx returned no id for this object: {DisplayText.Of(given.FullName)}.";
            WriteError(ErrorRecords.Of("NoId", ErrorCategory.InvalidData, message, given));
        }

        return given.ResourceId;
    }

    /// <summary>Takes an item in.</summary>
    internal void Add(BulkItem item)
    {
        queue ??= new BulkQueue(Concurrency(), Context, WaitUntil, Wake, LookAhead);
        queue.Add(item);
        ShowProgress(isLast: false);
    }

    /// <summary>Brings the items so far to their end.</summary>
    internal void Drain() => queue?.Drain();

    /// <summary>What the progress bar says, and how many percent are done; -1 where that cannot be told.</summary>
    private protected virtual (string Status, int Percent) Progress
    {
        get
        {
            int done = queue?.Done ?? 0;
            int failed = queue?.Failed ?? 0;
            int waiting = Context.Waits.Count;
            if (waiting > 0 && waiting >= queue?.InFlight && Context.Waits.Left is { Ticks: > 0 } left)
            {
                return (string.Format(
                    CultureInfo.CurrentCulture,
                    "{0:N0} done, {1:N0} failed, waiting for the rate limit until {2:T}",
                    done,
                    failed,
                    DateTime.Now + left), -1);
            }

            if (Listed > 0)
                return ListProgress(isOneList: done + failed == 1 && queue?.Count == 0);
            string status = string.Format(
                CultureInfo.CurrentCulture,
                "{0:N0} done, {1:N0} failed, {2} running, {3:N0} per second",
                done,
                failed,
                queue?.InFlight ?? 0,
                (done + failed) / elapsed.Elapsed.TotalSeconds);
            int? total = MyInvocation.ExpectingInput ? null : CountGiven;
            return (status, total > 0 ? Math.Min(100, (int)(100L * (done + failed) / total.Value)) : -1);
        }
    }

    private (string Status, int Percent) ListProgress(bool isOneList)
    {
        ulong total = Math.Min((ulong)Math.Max(0, (ListTotal ?? 0) - (long)Math.Min(Skip, int.MaxValue)), First);
        return isOneList && total > 0
            ? (string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} listed", Listed, total), (int)Math.Min(100, 100UL * (ulong)Listed / total))
            : (string.Format(CultureInfo.CurrentCulture, "{0:N0} listed", Listed), -1);
    }

    /// <summary>Takes a list in.</summary>
    private protected void AddList<T>(
        Paginator<T> listing, string key, object errorTarget, Func<T, bool>? isOutput = null)
    {
        if (First > 0 || CountWanted)
            Add(new ListItem<T>(this, key, errorTarget, listing, isOutput));
    }

    /// <summary>Ends the cmdlet where paging is asked for of what is not a list.</summary>
    private protected void RefusePaging()
    {
        string[] paging = [nameof(PagingParameters.First), nameof(PagingParameters.Skip), nameof(PagingParameters.IncludeTotalCount)];
        if (paging.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is { } name)
            throw this.Terminating("PagingWithoutList", ErrorCategory.InvalidArgument, $"-{name} cannot be used together with an id or an object: it applies to lists.");
    }

    private int Concurrency()
    {
        bool stops = IsStop(MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
            ? given
            : GetVariableValue("ErrorActionPreference"));
        return stops && !MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)) ? 1 : ThrottleLimit;

        static bool IsStop(object? action) =>
            LanguagePrimitives.TryConvertTo(action, out ActionPreference preference) && preference == ActionPreference.Stop;
    }

    private void ShowProgress(bool isLast)
    {
        bool wasShown = lastProgress > TimeSpan.Zero;
        if (queue is null || (isLast ? !wasShown : elapsed.Elapsed < ProgressFrom || elapsed.Elapsed - lastProgress < ProgressEvery))
            return;

        lastProgress = elapsed.Elapsed;
        (string status, int percent) = Progress;
        WriteProgress(new ProgressRecord(0, MyInvocation.MyCommand.Name, status)
        {
            PercentComplete = percent,
            RecordType = isLast ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
    }
}
