using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Gets the uploads of phone numbers to Microsoft Teams: those with the specified ids, or all that match the filters.
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxExternalConnectionUpload", DefaultParameterSetName = ById, SupportsPaging = true,
    HelpUri = ApiReference.ExternalConnections + "list-all-upload-requests")]
[OutputType(typeof(ExternalConnectionUpload))]
public sealed class GetTelnyxExternalConnectionUploadCommand : ConnectionNumberGetCommand<ExternalConnectionUpload>
{
    /// <summary>The ids of the uploads. Default: all uploads of the connection.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject, Position = 1)]
    [ResourceId]
    [ValidateIds]
    [ArgumentCompleter(typeof(UploadIdCompleter))]
    public string[]? TicketId { get; set; }

    /// <summary>Gets only uploads with one of these statuses.</summary>
    [Parameter]
    [ValidateSet("pending_upload", "pending", "in_progress", "success", "error")]
    public string[]? Status { get; set; }

    private protected override ChildQuery<ExternalConnectionUpload> Query =>
        new(this, Endpoints.Upload, nameof(TicketId), TicketId)
        {
            Filter = NumberFilter.Where("[status][eq]", Status?.Select(status => status.ToLowerInvariant())),
        };
}
