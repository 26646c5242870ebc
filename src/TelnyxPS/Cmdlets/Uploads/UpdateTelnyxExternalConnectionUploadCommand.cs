using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Requests that Telnyx get the status of the uploads of external connections from Microsoft.</summary>
[Cmdlet(
    VerbsData.Update, "TelnyxExternalConnectionUpload", DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "refresh-the-status-of-all-upload-requests")]
[OutputType(typeof(ExternalConnectionRefresh))]
public sealed class UpdateTelnyxExternalConnectionUploadCommand : ConnectionChildCommand<TelnyxResource>
{
    private readonly HashSet<(string ConnectionId, TelnyxSession Session)> asked = [];

    private protected override void Add(string connectionId, TelnyxResource? given, TelnyxSession session)
    {
        // A refresh applies to all uploads of the connection. If several are piped, send only one request.
        if (!asked.Add((connectionId, session)))
            return;

        ApiOperation<ExternalConnectionRefresh> call = Endpoints.RefreshUploads(connectionId);
        Run.Add(
            new WriteItem<ExternalConnectionRefresh>(
                this,
                session,
                call,
                given ?? Input.IdTarget(nameof(ConnectionId), connectionId),
                "Refresh the uploads"));
    }
}
