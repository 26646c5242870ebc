using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Requests that Telnyx check Microsoft for changes in Operator Connect. The results appear later as log messages.
/// </summary>
[Cmdlet(
    VerbsData.Sync, "TelnyxOperatorConnect", SupportsShouldProcess = true,
    HelpUri = ApiReference.ExternalConnections + "refresh-operator-connect-integration")]
[OutputType(typeof(ExternalConnectionRefresh))]
public sealed class SyncTelnyxOperatorConnectCommand : TelnyxCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ApiOperation<ExternalConnectionRefresh> operation = Endpoints.RefreshOperatorConnect();
        TelnyxSession session = DefaultSession();
        if (Confirm(operation.About.Target, "Refresh")
            && Pipeline.Try(
                session, context => session.Client.SendAsync(operation, context), out ExternalConnectionRefresh answer))
        {
            WriteObject(answer);
        }
    }
}
