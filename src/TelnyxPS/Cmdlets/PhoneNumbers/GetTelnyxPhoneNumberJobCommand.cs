using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Gets the background jobs that change phone numbers: those specified, or all that match the filters.
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxPhoneNumberJob", DefaultParameterSetName = List, SupportsPaging = true,
    HelpUri = ApiReference.Pages + "bulk-phone-number-operations/lists-the-phone-numbers-jobs")]
[OutputType(typeof(PhoneNumberJob))]
public sealed class GetTelnyxPhoneNumberJobCommand : BulkCommand
{
    private const string List = "List";

    /// <summary>The ids of the jobs. Default: all jobs.</summary>
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

    /// <summary>The jobs to get again, with their current progress.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public PhoneNumberJob[]? InputObject { get; set; }

    /// <summary>Gets only jobs of this type.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet("update_phone_numbers", "delete_phone_numbers", "update_emergency_settings")]
    public string? Type { get; set; }

    /// <summary>Gets only jobs with one of these statuses.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateSet("pending", "in_progress", "completed", "failed", "expired")]
    public string[]? Status { get; set; }

    /// <summary>
    /// Gets only jobs with numbers that contain these 3 to 15 digits. Not every account has this filter.
    /// </summary>
    [Parameter(ParameterSetName = List)]
    [PartOfNumber]
    [ValidateNotNull]
    public string? PhoneNumberContains { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == List)
        {
            AddList(DefaultSession());
            return;
        }

        Lists.RefusePaging();
        AddJobs();
    }

    private void AddList(TelnyxSession session)
    {
        ResourceFilter filter = new ResourceFilter()
            .Where("[type]", Type?.ToLowerInvariant())
            .Where("[phone_number]", PhoneNumberContains?.TrimStart('+'));
        foreach (string status in Status ?? [])
            filter.Where("[status][]", status.ToLowerInvariant());
        Lists.Add(session.Client.List(Endpoints.NumberJob, null, filter, Lists.Skip, Lists.First), "", session);
    }

    // A piped job is read again, to get its current progress.
    private void AddJobs()
    {
        foreach ((string id, PhoneNumberJob? given, TelnyxSession session) in
            Input.Read(JobId, InputObject, Input.IdOf))
        {
            Run.Add(new ReadItem<PhoneNumberJob>(
                this, new(session, Endpoints.NumberJob.Get(id), given: null, given ?? (object)id)));
        }
    }
}
