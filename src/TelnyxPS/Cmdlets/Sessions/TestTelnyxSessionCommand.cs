using System.Management.Automation;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Returns whether the service responds and accepts the key. Sends one small request. -Verbose shows the reason for
/// false.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "TelnyxSession")]
[OutputType(typeof(bool))]
public sealed class TestTelnyxSessionCommand : TelnyxCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        TelnyxSession? session = Session ?? SessionDefaults.Find(this);
        if (session is null || session.IsClosed)
        {
            WriteVerbose(session is null ? "There is no Telnyx session." : $"The {session} was disconnected.");
            WriteObject(false);
            return;
        }

        WriteObject(Answers(session));
    }

    private bool Answers(TelnyxSession session)
    {
        try
        {
            return Pipeline.Await(async context =>
            {
                await session.Client.PingAsync(context).ConfigureAwait(false);
                return true;
            });
        }
        catch (TelnyxApiException e)
        {
            WriteVerbose(Advice.AddTo(e).Message);
            return false;
        }
    }
}
