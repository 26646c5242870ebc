using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Waits until uploads are complete, successful or not, and returns each one when it is complete.</summary>
[Cmdlet(VerbsLifecycle.Wait, "TelnyxExternalConnectionUpload", DefaultParameterSetName = ById)]
[OutputType(typeof(ExternalConnectionUpload))]
public sealed class WaitTelnyxExternalConnectionUploadCommand : ConnectionChildCommand<ExternalConnectionUpload>
{
    private readonly Waiter<ExternalConnectionUpload> waiter;

    /// <summary>Creates the cmdlet.</summary>
    public WaitTelnyxExternalConnectionUploadCommand()
    {
        waiter = new Waiter<ExternalConnectionUpload>(this, upload => upload.IsUnderWay, upload => upload.Status);
        Run.Progress = Progress;
    }

    /// <summary>The ids of the uploads.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ResourceId]
    [ValidateIds]
    [ArgumentCompleter(typeof(UploadIdCompleter))]
    public string[] TicketId { get; set; } = [];

    /// <summary>
    /// The number of seconds to wait for all uploads. An upload that is not complete by then is an error.
    /// </summary>
    [Parameter]
    [WholeNumber(0, int.MaxValue, RefusesBlank = true)]
    [ValidateRange(0, int.MaxValue)]
    public int TimeoutSec { get; set; } = 3600;

    /// <summary>The number of seconds between two reads of an upload.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double IntervalSec { get; set; } = 5;

    /// <summary>Waits until all uploads are complete, or the timeout expires.</summary>
    protected override void EndProcessing()
    {
        waiter.Wait(TimeoutSec, IntervalSec);
        base.EndProcessing();
    }

    private protected override void Add(string connectionId, ExternalConnectionUpload? given, TelnyxSession session)
    {
        foreach (string id in Input.IdsOf(given, TicketId))
        {
            object target = ErrorRecords.RowTarget(given, (nameof(ConnectionId), connectionId), (nameof(TicketId), id));
            waiter.Add(session, Endpoints.Upload.Get(connectionId, id), target);
        }
    }

    private (string Status, int Percent) Progress()
    {
        int left = waiter.UnderWay
            .SelectMany(upload => upload.Numbers)
            .Count(number => number.Status is not ("success" or "error"));
        string status = ProgressText.Waiting(
            MyInvocation.MyCommand.Name, "uploads", waiter.Ended, waiter.Total, left);
        return (status, waiter.Total > 0 ? 100 * waiter.Ended / waiter.Total : -1);
    }
}
