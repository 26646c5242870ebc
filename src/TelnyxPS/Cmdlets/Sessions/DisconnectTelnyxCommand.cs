using System.Management.Automation;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Ends a session: the default session of the runspace, or the specified session. Commands that still use it fail.
/// </summary>
[Cmdlet(VerbsCommunications.Disconnect, "Telnyx")]
[OutputType(typeof(void))]
public sealed class DisconnectTelnyxCommand : PSCmdlet
{
    /// <summary>The session to end. Default: the default session of the runspace.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TelnyxSession? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        TelnyxSession? session = Session ?? SessionDefaults.FindExisting(this);
        if (session is null)
        {
            WriteVerbose("There is no session to disconnect.");
            return;
        }

        SessionDefaults.Remove(this, session);
        session.Close();
    }
}
