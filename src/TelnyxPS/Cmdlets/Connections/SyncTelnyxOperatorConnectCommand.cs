using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Asks Telnyx to look at Microsoft for what has changed in Operator Connect. What comes of it appears later, as log
/// messages.
/// </summary>
[Cmdlet(
    VerbsData.Sync, "TelnyxOperatorConnect", SupportsShouldProcess = true,
    HelpUri = ApiReference.Pages + "refresh-operator-connect-integration")]
[OutputType(typeof(ExternalConnectionRefresh))]
public sealed class SyncTelnyxOperatorConnectCommand : TelnyxCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ApiOperation<ExternalConnectionRefresh> call = Endpoints.Refresh(
            "/operator_connect/actions/refresh", connectionId: null, "Operator Connect of this account");
        TelnyxSession session = DefaultSession();
        if (Confirm(call.Target, "Refresh") && Try(session, context => session.Resources.CallAsync(call, context), out ExternalConnectionRefresh answer))
            WriteObject(answer);
    }
}
