using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Host;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>What all cmdlets share that talk to Telnyx: the session, being stopped, errors and confirmation.</summary>
public abstract class TelnyxCommand : PSCmdlet, IDisposable
{
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.2);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private readonly BlockingCollection<Action?> messages = [];
    private readonly CallContext context;
    private bool isDebugDecided;
    private Task awaited = Task.CompletedTask;
    private UnboundColumns? columns;
    private Func<Task> readingAhead = () => Task.CompletedTask;

    /// <summary>Makes the cmdlet.</summary>
    protected TelnyxCommand() => context = new CallContext(
        line => messages.Add(() => WriteVerbose(line)), stopping.Token, aborting.Token)
    {
        Warning = line => messages.Add(() => WriteWarning(line)),
    };

    /// <summary>
    /// The session to use, from <c>Connect-Telnyx -PassThru</c>. Default: the runspace's own, or the one that
    /// <c>TELNYX_API_KEY</c> makes. A piped connection always goes through the session that it came from.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public TelnyxSession? Session { get; set; }

    /// <summary>Ends what still runs; PowerShell calls it when the pipeline ends, however it ends.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what still runs.</summary>
    /// <param name="disposing">Whether this is a call of <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        PipelineRow.Take();
        Stop();
        ((IAsyncResult)Running).AsyncWaitHandle.WaitOne(LastMoment + Tick + Tick);
    }

    /// <summary>Ctrl+C.</summary>
    protected override void StopProcessing() => Stop();

    /// <summary>What calls of this cmdlet run with.</summary>
    private protected CallContext Context
    {
        get
        {
            if (!isDebugDecided)
                context.Debug = DebugStream.IsWanted(this) ? line => messages.Add(() => WriteDebug(line)) : null;
            isDebugDecided = true;
            return context;
        }
    }

    /// <summary>What of this cmdlet still runs elsewhere.</summary>
    private protected virtual Task Running => Task.WhenAll(awaited, readingAhead());

    /// <summary>
    /// Runs a call away from the pipeline's thread, which meanwhile writes what the call tells. Ends at once on Ctrl+C,
    /// whatever the call does.
    /// </summary>
    internal T Await<T>(Func<CallContext, Task<T>> call)
    {
        CallContext current = Context;
        Task<T> task = Task.Run(() => call(current));
        awaited = task;
        task.ContinueWith(_ => Wake(), TaskScheduler.Default);
        WaitUntil(() => task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Waits until a condition holds, and writes what is told meanwhile. To be called on the pipeline's thread.</summary>
    internal void WaitUntil(Func<bool> condition)
    {
        while (true)
        {
            // In this order: what was told before the condition held is written before this returns.
            bool holds = condition();
            while (messages.TryTake(out Action? tell))
                tell?.Invoke();
            if (stopping.IsCancellationRequested)
                throw new PipelineStoppedException();
            if (holds)
                return;

            if (messages.TryTake(out Action? next, Tick))
                next?.Invoke();
            OnTick();
        }
    }

    /// <summary>Has <see cref="WaitUntil"/> look at its condition. From any thread.</summary>
    private protected void Wake() => messages.Add(null);

    /// <summary>Called now and then while waiting.</summary>
    private protected virtual void OnTick()
    {
    }

    /// <summary>Runs a call; where Telnyx refuses it or cannot be reached, writes that as the error of this item.</summary>
    private protected bool Try<T>(object? target, Func<CallContext, Task<T>> call, out T result)
    {
        try
        {
            result = Await(call);
            return true;
        }
        catch (TelnyxApiException e)
        {
            WriteFailure(e, target, Advice.For(e));
            result = default!;
            return false;
        }
    }

    /// <summary>Emits a list as its pages arrive.</summary>
    /// <param name="listing">The list.</param>
    /// <param name="target">What an error on it names.</param>
    /// <param name="read">The page that is read already; null where none is.</param>
    /// <param name="isOutput">Which of the list are output; null for all.</param>
    /// <param name="shape">Makes of an item what is output; null for the item itself.</param>
    internal void WriteList<T>(
        Paginator<T> listing,
        object target,
        IReadOnlyList<T>? read = null,
        Func<T, bool>? isOutput = null,
        Func<T, object?>? shape = null)
    {
        readingAhead = () => listing.Running;
        bool countWanted = CountWanted;
        IReadOnlyList<T>? page = read;
        while (page is not null || (listing.HasMore && Try(target, listing.NextAsync, out page)))
        {
            if (countWanted)
                WriteObject(PagingParameters.NewTotalCount((ulong)(listing.TotalCount ?? 0), listing.TotalCount is null ? 0.0 : 1.0));
            countWanted = false;
            IEnumerable<T> output = isOutput is null ? page! : page!.Where(isOutput);
            WriteObject(shape is null ? output : output.Select(shape), enumerateCollection: true);
            Listed += page!.Count;
            ListTotal = listing.TotalCount;
            page = null;
        }
    }

    /// <summary>How many objects of lists were emitted.</summary>
    private protected int Listed { get; private set; }

    /// <summary>How many the list that is emitted holds; null where that is not known.</summary>
    private protected int? ListTotal { get; private set; }

    /// <summary>How many to leave out at the start of a list.</summary>
    private protected ulong Skip => PagingParameters?.Skip ?? 0;

    /// <summary>How many of a list to emit at most.</summary>
    private protected ulong First => PagingParameters?.First ?? ulong.MaxValue;

    /// <summary>Whether to emit how many a list holds.</summary>
    private protected bool CountWanted => PagingParameters is { IncludeTotalCount.IsPresent: true };

    /// <summary>The session for a resource: the one that it came from, or else the one to use here.</summary>
    private protected TelnyxSession SessionFor(TelnyxResource? resource)
    {
        if (resource is null || TelnyxSession.Of(resource) is not { } origin)
            return DefaultSession();
        if (Session is null || ReferenceEquals(Session, origin))
            return Usable(origin);

        throw this.Terminating(
            "SessionMismatch",
            ErrorCategory.InvalidArgument,
            $"{resource.FullName} belongs to a different session ({origin}) than the one that -Session specifies ({Session}). "
                + "Run the command without -Session, or specify ids instead of objects.",
            resource);
    }

    /// <summary>The session to use where none came along: <see cref="Session"/>, or else the runspace's.</summary>
    private protected TelnyxSession DefaultSession() => Usable(Session ?? SessionDefaults.Get(this));

    /// <summary>Whether -WhatIf is in force, given or from $WhatIfPreference.</summary>
    internal bool IsPreview => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? LanguagePrimitives.IsTrue(given)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Asks what -WhatIf and -Confirm ask for.</summary>
    internal bool Confirm(string target, string action)
    {
        try
        {
            return ShouldProcess(DisplayText.Escape(target), DisplayText.Escape(action));
        }
        catch (Exception e) when (e is PSInvalidOperationException or HostException or NullReferenceException)
        {
            // Without somebody to answer, hosts throw one of these three.
            throw this.Terminating(
                "ConfirmationUnavailable",
                ErrorCategory.InvalidOperation,
                $"'{action}' on {target} requires confirmation, and no one is there to answer (non-interactive session). To run the command without confirmation, add -Confirm:$false.",
                target,
                e);
        }
    }

    /// <summary>Asks from another thread; the pipeline's thread asks the next time that it waits.</summary>
    internal async Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration ending = cancellation.Register(() => answer.TrySetCanceled());
        messages.Add(() =>
        {
            try
            {
                answer.TrySetResult(Confirm(target, action));
            }
            finally
            {
                answer.TrySetResult(false);
            }
        });
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>Writes a line whose text may come from outside.</summary>
    internal new void WriteVerbose(string text)
    {
        if (DebugStream.TakesVerbose(this))
            WriteDebug(DisplayText.Escape(text));
        else
            base.WriteVerbose(DisplayText.Escape(text));
    }

    /// <summary>Writes a line whose text may come from outside.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(DisplayText.Escape(text));

    /// <summary>Writes a failed request as an error; a rejected key ends the pipeline, as the rest would fail too.</summary>
    internal void WriteFailure(TelnyxApiException e, object? target, string? advice)
    {
        ErrorRecord record = ErrorRecords.Of(advice is null ? e : e.WithAdvice(advice), target);
        if (e.Kind == TelnyxErrorKind.Unauthorized)
            ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <summary>
    /// The row of the current record; null where something else was bound. Warns of its columns that look like a
    /// parameter and bind to none.
    /// </summary>
    private protected PSObject? TakeRow()
    {
        if (PipelineRow.Take() is not { } row)
            return null;

        columns ??= new UnboundColumns(GetType());
        IReadOnlyList<(string Column, string[] Parameters)> unbound = columns.Find(row, MyInvocation.BoundParameters.ContainsKey);
        if (unbound.Count > 0)
        {
            string list = string.Join(", ", unbound.Select(one => $"'{DisplayText.Of(one.Column)}' looks like -{string.Join(" or -", one.Parameters)}"));
            WriteWarning(
                $"Columns are ignored, because no parameter of {MyInvocation.MyCommand.Name} has their name: {list}. "
                    + "To use the cells of a column, rename it to the name of the parameter.");
        }

        return row;
    }

    private void Stop()
    {
        stopping.Cancel();
        aborting.CancelAfter(LastMoment);
        Wake();
    }

    private TelnyxSession Usable(TelnyxSession session) => !session.IsClosed ? session : throw this.Terminating(
        "SessionClosed", ErrorCategory.ConnectionError, $"The session ({session}) was disconnected. Connect again with Connect-Telnyx.");
}
