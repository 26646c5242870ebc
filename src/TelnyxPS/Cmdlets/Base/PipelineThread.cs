using System.Collections.Concurrent;
using System.Management.Automation;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// The pipeline thread of a cmdlet. Only this thread can write to PowerShell: calls run on other threads, and this one
/// writes what they report while it waits for them.
/// </summary>
/// <param name="command">The cmdlet.</param>
internal sealed class PipelineThread(TelnyxCommand command)
{
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.2);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private readonly BlockingCollection<Action?> messages = [];
    private CallContext? context;
    private Task awaited = Task.CompletedTask;

    /// <summary>The context of the calls that this cmdlet makes.</summary>
    public CallContext Context => context ??= new CallContext(
        line => messages.Add(() => command.WriteVerbose(line)), stopping.Token, aborting.Token)
    {
        Warning = line => messages.Add(() => command.WriteWarning(line)),
        Debug = DebugStream.IsWanted(command) ? line => messages.Add(() => command.WriteDebug(line)) : null,
    };

    /// <summary>
    /// Runs a call on another thread and waits for it. Ctrl+C ends the wait at once, even if the call continues.
    /// </summary>
    public T Await<T>(Func<CallContext, Task<T>> call)
    {
        CallContext current = Context;
        Task<T> task = Task.Run(() => call(current));
        awaited = task;
        task.ContinueWith(_ => Wake(), TaskScheduler.Default);
        WaitUntil(() => task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Runs a call. If it fails, writes the failure as an error and returns false.</summary>
    public bool Try<T>(object? target, Func<CallContext, Task<T>> call, out T result)
    {
        try
        {
            result = Await(call);
            return true;
        }
        catch (TelnyxApiException e)
        {
            command.WriteFailure(e, target, Advice.For(e));
            result = default!;
            return false;
        }
    }

    /// <summary>Waits until a condition is true, and writes what is reported in the meantime.</summary>
    public void WaitUntil(Func<bool> condition)
    {
        while (true)
        {
            // In this order: what was reported before the condition became true is written before this returns.
            bool isTrue = condition();
            WriteMessages();
            if (stopping.IsCancellationRequested)
                throw new PipelineStoppedException();
            if (isTrue)
                return;

            if (messages.TryTake(out Action? next, Tick))
                next?.Invoke();
            command.Run.ShowProgress();
        }
    }

    /// <summary>Writes what was reported so far.</summary>
    public void WriteMessages()
    {
        while (messages.TryTake(out Action? write))
            write?.Invoke();
    }

    /// <summary>Makes <see cref="WaitUntil"/> check its condition. Can be called from any thread.</summary>
    public void Wake() => messages.Add(null);

    /// <summary>
    /// Asks for confirmation. Can be called from any thread: the pipeline thread asks the next time that it waits.
    /// </summary>
    public async Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration ending = cancellation.Register(() => answer.TrySetCanceled());
        messages.Add(() =>
        {
            try
            {
                answer.TrySetResult(command.Confirm(target, action));
            }
            finally
            {
                answer.TrySetResult(false);
            }
        });
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>Cancels all calls. A write that was already sent has a last moment to end.</summary>
    public void Stop()
    {
        stopping.Cancel();
        aborting.CancelAfter(LastMoment);
        Wake();
    }

    /// <summary>Cancels all calls, and waits for the last moment until they end.</summary>
    /// <param name="others">What else is running.</param>
    public void End(params Task[] others)
    {
        Stop();
        ((IAsyncResult)Task.WhenAll([awaited, .. others])).AsyncWaitHandle.WaitOne(LastMoment + Tick + Tick);
    }
}
