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

    private protected override Endpoint<ExternalConnectionUpload> Kind => Endpoints.Upload;

    private protected override (string Parameter, string[]? Ids) Named => (nameof(TicketId), TicketId);

    private protected override ResourceFilter Filter => base.Filter.Where("[status][eq]", Status?.Select(status => status.ToLowerInvariant()));

    private protected override string[]? IdsIn(TelnyxResource given) => given switch
    {
        ExternalConnectionPhoneNumber number => OneOrNone(number.TicketId),
        ExternalConnectionUploadNumber number => OneOrNone(number.TicketId),
        _ => base.IdsIn(given),
    };
}
