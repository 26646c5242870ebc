using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Emits how many numbers and orders of external connections' uploads are pending.</summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxExternalConnectionUploadStatus", DefaultParameterSetName = ById,
    HelpUri = ApiReference.ExternalConnections + "get-the-count-of-pending-upload-requests")]
[OutputType(typeof(ExternalConnectionUploadStatus))]
public sealed class GetTelnyxExternalConnectionUploadStatusCommand : ConnectionChildCommand<TelnyxResource>
{
    private protected override void Add(string connectionId, TelnyxResource? given, TelnyxSession session)
    {
        ApiOperation<ExternalConnectionUploadStatus> get =
            Endpoints.Upload.GetAbout(connectionId, "status", ExternalConnectionUploadStatus.Read);
        Run.Add(new ReadItem<ExternalConnectionUploadStatus>(this, new(session, get, null, given ?? Input.IdTarget(nameof(ConnectionId), connectionId))));
    }
}
