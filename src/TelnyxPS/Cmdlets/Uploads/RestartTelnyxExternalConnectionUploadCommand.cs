using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Retries the failed numbers of uploads. Returns each upload in its new state, which can have another ticket.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Restart, "TelnyxExternalConnectionUpload",
    DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "retry-an-upload-request")]
[OutputType(typeof(ExternalConnectionUpload))]
public sealed class RestartTelnyxExternalConnectionUploadCommand : ConnectionChildCommand<ExternalConnectionUpload>
{
    private readonly HashSet<(string ConnectionId, string TicketId, TelnyxSession Session)> asked = [];

    /// <summary>The ids of the uploads.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ResourceId]
    [ValidateIds]
    [ArgumentCompleter(typeof(UploadIdCompleter))]
    public string[] TicketId { get; set; } = [];

    private protected override void Add(string connectionId, ExternalConnectionUpload? given, TelnyxSession session)
    {
        // A retry applies to all failed numbers of the upload. If several are piped, send only one request.
        foreach (string id in Input.IdsOf(given, TicketId).Where(id => asked.Add((connectionId, id, session))))
        {
            ApiOperation<ExternalConnectionUpload> call = Endpoints.Upload.Act(connectionId, id, "retry");
            object target = ErrorRecords.RowTarget(given, (nameof(ConnectionId), connectionId), (nameof(TicketId), id));
            Run.Add(new WriteItem<ExternalConnectionUpload>(this, session, call, target, "Retry"));
        }
    }
}
