using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Emits how many numbers and orders of external connections' uploads are pending.</summary>
[Cmdlet(
    VerbsCommon.Get, "TelnyxExternalConnectionUploadStatus", DefaultParameterSetName = ById,
    HelpUri = ApiReference.Pages + "get-the-count-of-pending-upload-requests")]
[OutputType(typeof(ExternalConnectionUploadStatus))]
public sealed class GetTelnyxExternalConnectionUploadStatusCommand : ConnectionPartCommand<ConnectionResource>
{
    private protected override void Take(string connectionId, ConnectionResource? given, TelnyxSession session)
    {
        var call = new ApiOperation<ExternalConnectionUploadStatus>(
            new ApiRequest(HttpMethod.Get, Endpoints.Upload.PathOf(connectionId, "status")),
            ExternalConnectionUploadStatus.Read,
            connectionId,
            $"external connection {connectionId}");
        Add(new ReadItem<ExternalConnectionUploadStatus>(this, session, call, given ?? (object)connectionId));
    }
}
