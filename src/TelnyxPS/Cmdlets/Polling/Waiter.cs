using System.Diagnostics;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Waits until the service has completed resources, and outputs each one when it is complete.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="isUnderWay">Returns whether the service is still working on a resource.</param>
/// <param name="statusOf">Returns the status of a resource, for the error if the timeout expires.</param>
internal sealed class Waiter<T>(TelnyxCommand command, Func<T, bool> isUnderWay, Func<T, string?> statusOf)
    where T : TelnyxResource
{
    private readonly List<Poll<T>> waiting = [];
    private readonly Stopwatch elapsed = new();

    /// <summary>The number of resources.</summary>
    public int Total { get; private set; }

    /// <summary>The number of completed resources.</summary>
    public int Ended => Total - waiting.Count(poll => !poll.HasEnded);

    /// <summary>The last known states of the resources that are not complete.</summary>
    public IEnumerable<T> UnderWay => waiting.Select(poll => poll.Resource.Last).OfType<T>();

    /// <summary>Adds a resource.</summary>
    public void Add(TelnyxSession session, ApiOperation<T> get, object errorTarget)
    {
        waiting.Add(new Poll<T>(session, get, errorTarget));
        Total++;
    }

    /// <summary>Reads the resources repeatedly until all are complete, or the timeout expires.</summary>
    public void Wait(int timeoutSec, double intervalSec)
    {
        if (waiting.Count == 0)
            return;

        elapsed.Start();

        // Without a timeout, the single read is limited by the timeout of the session.
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
        ResourceReference about = late.Get.About;
        string[] wait = [command.MyInvocation.MyCommand.Name, about.ConnectionId ?? "", about.Id!];
        return $"{about.Target} {state}{late.Resource.FailureText} To keep waiting, run "
            + $"{string.Join(" ", wait.Where(part => part.Length > 0))}.";
    }

    /// <summary>
    /// Reads the resources that are not complete, and outputs those that are complete now. Returns whether any
    /// are not.
    /// </summary>
    private bool Look(TimeLimit limit)
    {
        foreach (Poll<T> poll in waiting)
            command.Run.Add(new PollItem<T>(command, poll, isUnderWay, limit));
        command.Run.Drain();
        waiting.RemoveAll(poll => poll.HasEnded);
        return waiting.Count > 0;
    }
}
