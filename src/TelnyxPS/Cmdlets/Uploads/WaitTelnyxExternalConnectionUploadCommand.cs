using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Waits until uploads have ended, well or not, and emits each as it ends.</summary>
[Cmdlet(VerbsLifecycle.Wait, "TelnyxExternalConnectionUpload", DefaultParameterSetName = ById)]
[OutputType(typeof(ExternalConnectionUpload))]
public sealed class WaitTelnyxExternalConnectionUploadCommand : ConnectionChildCommand<ExternalConnectionUpload>
{
    private readonly List<Poll> waiting = [];
    private readonly Stopwatch elapsed = new();
    private int total;

    /// <summary>The ids of the uploads, uuids.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [PartId]
    public string[] TicketId { get; set; } = [];

    /// <summary>How many seconds to wait in all. An upload that has not ended then is an error.</summary>
    [Parameter]
    [WholeNumber(0, int.MaxValue, RefusesBlank = true)]
    [ValidateRange(0, int.MaxValue)]
    public int TimeoutSec { get; set; } = 3600;

    /// <summary>How many seconds to wait from one look to the next.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double IntervalSec { get; set; } = 5;

    /// <summary>Looks until all have ended, or the time is over.</summary>
    protected override void EndProcessing()
    {
        elapsed.Start();
        total = waiting.Count;
        while (Look())
        {
            TimeSpan next = elapsed.Elapsed + TimeSpan.FromSeconds(IntervalSec);
            TimeSpan end = TimeSpan.FromSeconds(TimeoutSec);
            if (elapsed.Elapsed >= end)
                break;
            WaitUntil(() => elapsed.Elapsed >= (next < end ? next : end));
        }

        foreach (Poll late in waiting)
        {
            string status = late.Upload?.Status ?? "unknown";
            WriteError(ErrorRecords.Of(
                "WaitTimeout",
                ErrorCategory.OperationTimeout,
                $"{late.Call.About.Target} has not ended within {TimeoutSec} s; its status is {status}. It goes on: wait for it again.",
                late.ErrorTarget));
        }

        base.EndProcessing();
    }

    private protected override void Take(string connectionId, ExternalConnectionUpload? given, TelnyxSession session)
    {
        foreach (string id in IdsOf(given, TicketId))
        {
            object target = ErrorTarget(given, (nameof(ConnectionId), connectionId), (nameof(TicketId), id));
            waiting.Add(new Poll(session, Endpoints.Upload.Get(connectionId, id), target));
        }
    }

    /// <inheritdoc/>
    private protected override (string Status, int Percent) Progress
    {
        get
        {
            int ended = total - waiting.Count(poll => !poll.HasEnded);
            List<ExternalConnectionUploadNumber> numbers = waiting
                .SelectMany(poll => poll.Upload?.Numbers ?? ItemCollection<ExternalConnectionUploadNumber>.None)
                .ToList();
            string status = string.Format(
                CultureInfo.CurrentCulture,
                "{0:N0} of {1:N0} uploads ended; of {2:N0} numbers under way {3:N0} are done",
                ended,
                total,
                numbers.Count,
                numbers.Count(number => number.Status is "success" or "error"));
            return (status, total > 0 ? 100 * ended / total : -1);
        }
    }

    /// <summary>Looks at all that have not ended, and emits those that now have; gives whether any has not.</summary>
    private bool Look()
    {
        foreach (Poll poll in waiting)
            Add(new PollItem(this, poll));
        Drain();
        waiting.RemoveAll(poll => poll.HasEnded);
        return waiting.Count > 0;
    }

    /// <summary>An upload that is waited for.</summary>
    private sealed class Poll
    {
        public Poll(TelnyxSession session, ApiOperation<ExternalConnectionUpload> call, object errorTarget)
        {
            Session = session;
            Call = call;
            ErrorTarget = errorTarget;
        }

        public TelnyxSession Session { get; }

        public ApiOperation<ExternalConnectionUpload> Call { get; }

        public object ErrorTarget { get; }

        /// <summary>The upload as it was seen last.</summary>
        public ExternalConnectionUpload? Upload { get; set; }

        /// <summary>Whether there is nothing more to wait for: it ended, or cannot be read.</summary>
        public bool HasEnded { get; set; }
    }

    /// <summary>One look at an upload.</summary>
    private sealed class PollItem : CommandItem
    {
        private readonly Poll poll;

        public PollItem(BulkCommand command, Poll poll)
            : base(command, poll.Call.Request.Path, poll.ErrorTarget) => this.poll = poll;

        public override bool NeedsReading => true;

        public override async Task ReadAsync(CallContext context)
        {
            // Unless this comes to its end, it has failed, and its error is the upload's.
            poll.HasEnded = true;
            poll.Upload = await poll.Session.Client.SendAsync(poll.Call, context).ConfigureAwait(false);
            poll.HasEnded = !poll.Upload.IsUnderWay;
        }

        public override bool Decide() => false;

        protected override void EmitResult()
        {
            if (poll.HasEnded)
                Command.WriteObject(poll.Upload);
        }
    }
}
