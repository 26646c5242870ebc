using System.Diagnostics;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Waits until resources that the service works on have ended, and outputs each as it ends.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="isUnderWay">Whether the service still works on one.</param>
/// <param name="statusOf">Its status, for the error of one that takes too long.</param>
internal sealed class Waiter<T>(TelnyxCommand command, Func<T, bool> isUnderWay, Func<T, string?> statusOf)
    where T : TelnyxResource
{
    private readonly List<Poll<T>> waiting = [];
    private readonly Stopwatch elapsed = new();

    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    /// <summary>How many have ended.</summary>
    public int Ended => Total - waiting.Count(poll => !poll.HasEnded);

    /// <summary>Those that have not ended, as they were seen last.</summary>
    public IEnumerable<T> UnderWay => waiting.Select(poll => poll.Resource.Last).OfType<T>();

    /// <summary>Takes one in.</summary>
    public void Add(TelnyxSession session, ApiOperation<T> get, object errorTarget)
    {
        waiting.Add(new Poll<T>(session, get, errorTarget));
        Total++;
    }

    /// <summary>Looks until all have ended, or the time is over.</summary>
    public void Wait(int timeoutSec, double intervalSec)
    {
        if (waiting.Count == 0)
            return;

        elapsed.Start();

        // A single look takes no longer than a request of the session may.
        using var limit = new TimeLimit(timeoutSec > 0 ? timeoutSec : waiting.Max(poll => poll.Session.TimeoutSec));
        while (Look(limit) && timeoutSec > 0 && !limit.IsOver)
        {
            TimeSpan next = elapsed.Elapsed + TimeSpan.FromSeconds(intervalSec);
            command.Pipeline.WaitUntil(() => elapsed.Elapsed >= next || limit.IsOver);
            if (limit.IsOver)
                break;
        }

        foreach (Poll<T> late in waiting)
        {
            command.WriteError(ErrorRecords.Of(
                "WaitTimeout", ErrorCategory.OperationTimeout, Text(late, timeoutSec), late.ErrorTarget));
        }
    }

    private string Text(Poll<T> late, int timeoutSec)
    {
        string state = late.Resource.Last is { } last
            ? $"is still in progress after {timeoutSec} s (status: {statusOf(last) ?? "unknown"})."
            : "could not be read in time; its status is unknown.";
        return $"{late.Get.About.Target} {state}{late.Resource.FailureText} To keep waiting, run the command again.";
    }

    /// <summary>Looks at all that have not ended, and outputs those that now have; gives whether any has not.</summary>
    private bool Look(TimeLimit limit)
    {
        foreach (Poll<T> poll in waiting)
            command.Run.Add(new PollItem<T>(command, poll, isUnderWay, limit));
        command.Run.Drain();
        waiting.RemoveAll(poll => poll.HasEnded);
        return waiting.Count > 0;
    }
}
