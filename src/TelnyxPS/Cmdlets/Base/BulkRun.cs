using System.Management.Automation;
using TelnyxPS.Bulk;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>Processes many items of a cmdlet at the same time, records changes, and shows the progress.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class BulkRun(TelnyxCommand command)
{
    private const int DefaultThrottleLimit = 5;
    private readonly BulkProgress progress = new(command);
    private BulkQueue? queue;

    /// <summary>The value of -ThrottleLimit.</summary>
    public int ThrottleLimit { get; set; } = DefaultThrottleLimit;

    /// <summary>How many items can wait to be output. Default: a few more than can run.</summary>
    public int? LookAhead { get; set; }

    /// <summary>The value of -ChangeLog.</summary>
    public string? LogPath { get; set; }

    /// <summary>The open change log; null without -ChangeLog or with -WhatIf.</summary>
    public ChangeLog? Log { get; private set; }

    /// <summary>The progress as text and in percent, instead of the item counts.</summary>
    public Func<(string Status, int Percent)>? Progress { get; set; }

    /// <summary>The items that are running.</summary>
    public Task Running => queue?.Running ?? Task.CompletedTask;

    /// <summary>
    /// Opens the change log. TelnyxCommand calls this before the first record, for every cmdlet: if the log cannot
    /// record the changes, no change is made.
    /// </summary>
    public void OpenLog()
    {
        if (LogPath is null)
            return;
        if (string.IsNullOrWhiteSpace(LogPath))
            throw NotAFile("the path is blank");

        string path = command.SessionState.Path
            .GetUnresolvedProviderPathFromPSPath(LogPath, out ProviderInfo provider, out _);
        if (provider.Name != "FileSystem")
            throw NotAFile($"'{LogPath}' is a path in the {provider.Name} provider, not a file path");
        if (command.IsPreview)
            return;

        Log = new ChangeLog(path, () => DateTimeOffset.UtcNow);
        try
        {
            Log.Open();
        }
        catch (ChangeLogException e)
        {
            throw command.Terminating("ChangeLogFailed", ErrorCategory.WriteError, e.Message, LogPath, e);
        }
    }

    /// <summary>
    /// Sets the number of items that the progress is a percentage of. Piped input has no known number.
    /// </summary>
    public void Expect(int? count) => progress.Expected = command.MyInvocation.ExpectingInput ? null : count;

    /// <summary>Adds an item. Outputs the items that are ready, and waits if too many are not.</summary>
    public void Add(BulkItem item)
    {
        queue ??= new BulkQueue(
            Concurrency(), command.Pipeline.Context, command.Pipeline.WaitUntil, command.Pipeline.Wake, LookAhead);
        queue.Add(item);
        ShowProgress();
    }

    /// <summary>Completes the items that were added so far.</summary>
    public void Drain() => queue?.Drain();

    /// <summary>Completes all items.</summary>
    public void End()
    {
        Drain();
        if (queue is not null)
            progress.Complete(queue, Progress);
    }

    /// <summary>Shows the progress, if the cmdlet has been running for a while.</summary>
    public void ShowProgress()
    {
        if (queue is not null)
            progress.Show(queue, Progress);
    }

    private Exception NotAFile(string problem) => command.Terminating(
        "ChangeLogFailed",
        ErrorCategory.InvalidArgument,
        $"Cannot write to the change log: {problem}. Specify the full path of a file.",
        LogPath);

    // If an error stops the script, nothing must be changed after the first failure: one item at a time.
    private int Concurrency()
    {
        IDictionary<string, object> bound = command.MyInvocation.BoundParameters;
        if (bound.ContainsKey(nameof(ThrottleLimit)))
            return ThrottleLimit;

        object? action = bound.TryGetValue("ErrorAction", out object? specified)
            ? specified
            : command.GetVariableValue("ErrorActionPreference");
        bool stops = LanguagePrimitives.TryConvertTo(action, out ActionPreference preference)
            && preference == ActionPreference.Stop;
        return stops ? 1 : ThrottleLimit;
    }
}
