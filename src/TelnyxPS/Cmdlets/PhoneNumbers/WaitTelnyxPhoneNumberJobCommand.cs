using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Waits until background jobs that change phone numbers are complete, and returns each one when it is complete.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "TelnyxPhoneNumberJob", DefaultParameterSetName = ById)]
[OutputType(typeof(PhoneNumberJob))]
public sealed class WaitTelnyxPhoneNumberJobCommand : BulkCommand
{
    private readonly Waiter<PhoneNumberJob> waiter;

    /// <summary>Creates the cmdlet.</summary>
    public WaitTelnyxPhoneNumberJobCommand()
    {
        waiter = new Waiter<PhoneNumberJob>(this, job => job.IsUnderWay, job => job.Status);
        Run.Progress = Progress;
    }

    /// <summary>The ids of the jobs.</summary>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ResourceId]
    [ValidateIds]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>The jobs that Set-TelnyxPhoneNumber -NoWait and Get-TelnyxPhoneNumberJob return.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public PhoneNumberJob[]? InputObject { get; set; }

    /// <summary>The number of seconds to wait for all jobs. A job that is not complete by then is an error.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int TimeoutSec { get; set; } = 3600;

    /// <summary>The number of seconds between two reads of a job.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double IntervalSec { get; set; } = 5;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach ((string id, PhoneNumberJob? given, TelnyxSession session) in
            Input.Read(JobId, InputObject, Input.IdOf))
        {
            waiter.Add(session, Endpoints.NumberJob.Get(id), given ?? (object)id);
        }
    }

    /// <summary>Waits until all jobs are complete, or the timeout expires.</summary>
    protected override void EndProcessing()
    {
        waiter.Wait(TimeoutSec, IntervalSec);
        base.EndProcessing();
    }

    private (string Status, int Percent) Progress()
    {
        int left = waiter.UnderWay.Sum(
            job => job.PhoneNumbers.Count - job.SuccessfulNumbers.Count - job.FailedNumbers.Count);
        string status = ProgressText.Waiting(
            MyInvocation.MyCommand.Name, "jobs", waiter.Ended, waiter.Total, left);
        return (status, waiter.Total > 0 ? 100 * waiter.Ended / waiter.Total : -1);
    }
}
