using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Gets the releases of phone numbers from Microsoft Teams: those with the specified ids, or all that match the
/// filters.
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxExternalConnectionRelease", DefaultParameterSetName = ById, SupportsPaging = true,
    HelpUri = ApiReference.ExternalConnections + "list-all-releases")]
[OutputType(typeof(ExternalConnectionRelease))]
public sealed class GetTelnyxExternalConnectionReleaseCommand : ConnectionNumberGetCommand<ExternalConnectionRelease>
{
    /// <summary>The ids of the releases. Default: all releases of the connection.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject, Position = 1)]
    [Alias("ReleaseId")]
    [ResourceId]
    [ValidateIds]
    [ArgumentCompleter(typeof(ReleaseIdCompleter))]
    public string[]? TicketId { get; set; }

    /// <summary>Gets only releases with one of these statuses.</summary>
    [Parameter]
    [ValidateSet("pending_upload", "pending", "in_progress", "complete", "failed", "expired", "unknown")]
    public string[]? Status { get; set; }

    private protected override ChildQuery<ExternalConnectionRelease> Query =>
        new(this, Endpoints.Release, nameof(TicketId), TicketId)
        {
            Filter = NumberFilter.Where("[status][eq]", Status?.Select(status => status.ToLowerInvariant())),
        };
}
