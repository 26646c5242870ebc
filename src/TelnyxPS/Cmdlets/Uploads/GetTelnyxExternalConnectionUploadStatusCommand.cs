using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Gets the number of pending phone numbers and orders in the uploads of external connections.</summary>
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
        Run.Add(
            new ReadItem<ExternalConnectionUploadStatus>(
                this, new(session, get, null, given ?? Input.IdTarget(nameof(ConnectionId), connectionId))));
    }
}
