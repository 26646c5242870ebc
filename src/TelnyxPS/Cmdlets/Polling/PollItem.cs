using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>One read of a resource that a cmdlet waits for.</summary>
internal sealed class PollItem<T>(
    TelnyxCommand command, Poll<T> poll, Func<T, bool> isUnderWay, TimeLimit limit)
    : CommandItem(command, poll.Get.Request.Path, poll.ErrorTarget)
    where T : TelnyxResource
{
    public override bool NeedsReading => true;

    public override async Task ReadAsync(CallContext context)
    {
        // If the read throws, the wait is over, and the failure is the error of the resource.
        poll.HasEnded = true;
        await poll.Resource.ReadAsync(context, limit.End).ConfigureAwait(false);
        poll.HasEnded = poll.Resource.Last is { } last && !isUnderWay(last);
    }

    protected override void EmitResult()
    {
        if (poll.HasEnded)
            Command.WriteObject(poll.Resource.Last);
    }
}
