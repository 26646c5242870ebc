using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Emits the uploads of phone numbers to Microsoft Teams: those named, or all that fit a filter.</summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxExternalConnectionUpload", DefaultParameterSetName = ById, SupportsPaging = true,
    HelpUri = ApiReference.ExternalConnections + "list-all-upload-requests")]
[OutputType(typeof(ExternalConnectionUpload))]
public sealed class GetTelnyxExternalConnectionUploadCommand : ConnectionNumberGetCommand<ExternalConnectionUpload>
{
    /// <summary>The ids of the uploads, uuids. Default: all uploads of the connection.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject, Position = 1)]
    [PartId]
    [ArgumentCompleter(typeof(UploadIdCompleter))]
    public string[]? TicketId { get; set; }

    /// <summary>Only uploads that are so far.</summary>
    [Parameter]
    [ValidateSet("pending_upload", "pending", "in_progress", "success", "error")]
    public string[]? Status { get; set; }

    private protected override ChildQuery<ExternalConnectionUpload> Query =>
        new(this, Endpoints.Upload, nameof(TicketId), TicketId) { Filter = StatusFilter, IdsIn = IdsIn };

    private ResourceFilter StatusFilter =>
        NumberFilter.Where("[status][eq]", Status?.Select(status => status.ToLowerInvariant()));

    private static string?[]? IdsIn(TelnyxResource given) => given switch
    {
        ExternalConnectionPhoneNumber number => [number.TicketId],
        ExternalConnectionUploadNumber number => [number.TicketId],
        _ => null,
    };
}
