using System.Management.Automation;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>Emits whether the service answers and takes the key, by one small request. -Verbose says why not.</summary>
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
            WriteVerbose(session is null ? "There is no session." : $"The {session} was disconnected.");
            WriteObject(false);
            return;
        }

        WriteObject(Answers(session));
    }

    private bool Answers(TelnyxSession session)
    {
        try
        {
            return Await(async context =>
            {
                await session.Client.PingAsync(context).ConfigureAwait(false);
                return true;
            });
        }
        catch (TelnyxApiException e)
        {
            WriteVerbose(Advice.For(e) is { } advice ? e.WithAdvice(advice).Message : e.Message);
            return false;
        }
    }
}
