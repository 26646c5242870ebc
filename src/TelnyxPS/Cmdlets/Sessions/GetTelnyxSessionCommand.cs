using System.Management.Automation;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>Returns the session that cmdlets in this runspace use, if there is one.</summary>
[Cmdlet(VerbsCommon.Get, "TelnyxSession")]
[OutputType(typeof(TelnyxSession))]
public sealed class GetTelnyxSessionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (SessionDefaults.Find(this) is { } session)
            WriteObject(session);
    }
}
