using System.Management.Automation;
using TelnyxPS.Api;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>
/// Asks Telnyx to look at Microsoft for what has changed in Operator Connect. What comes of it appears later, as log
/// messages.
/// </summary>
[Cmdlet(VerbsData.Sync, "TelnyxOperatorConnect", SupportsShouldProcess = true)]
[OutputType(typeof(ExternalConnectionRefresh))]
public sealed class SyncTelnyxOperatorConnectCommand : TelnyxCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var call = new ResourceCall<ExternalConnectionRefresh>(
            new ApiRequest(HttpMethod.Post, "/operator_connect/actions/refresh"),
            ExternalConnectionRefresh.Read,
            connectionId: null,
            "Operator Connect of this account")
        {
            IsPlain = true,
            AdviceIfUnknown = "Run it again: where a refresh is still in progress, Telnyx says so.",
        };
        TelnyxSession session = DefaultSession();
        if (Confirm(call.Target, "Refresh") && Try(session, context => session.Resources.CallAsync(call, context), out ExternalConnectionRefresh answer))
            WriteObject(answer);
    }
}
