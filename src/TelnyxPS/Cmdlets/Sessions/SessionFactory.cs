using System.Runtime.CompilerServices;
using TelnyxPS.Client;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Cmdlets;

/// <summary>Creates sessions: the only place that knows the sandbox.</summary>
internal static class SessionFactory
{
    private static readonly ConditionalWeakTable<SandboxHandler, AccountWrites> Sandboxes = new();

    /// <summary>Creates a session; sends nothing.</summary>
    /// <exception cref="ArgumentException">The key, the address or the handler cannot be used.</exception>
    public static TelnyxSession Open(SessionOptions options)
    {
        SandboxHandler? sandbox = options.Handler is null
            ? null
            : HandlerChain.Links(options.Handler).OfType<SandboxHandler>().FirstOrDefault();
        if (sandbox is not null)
        {
            // The account is the handler, whatever the key is.
            options.IsSandbox = true;
            options.Writes ??= Sandboxes.GetValue(sandbox, _ => new AccountWrites());
        }

        return TelnyxSession.Open(options);
    }

    /// <summary>Creates a session on a new account in memory. Its address exists nowhere.</summary>
    /// <param name="options">The options; those of the account are set here.</param>
    /// <param name="morePhoneNumbers">How many phone numbers it has beyond those that it always has.</param>
    public static TelnyxSession OpenSandbox(SessionOptions options, int morePhoneNumbers = 0)
    {
        // Of no use anywhere, and nothing that a mask could find in an answer.
        options.ApiKey = "********";
        options.ShownKey = "(sandbox)";
        options.BaseUri = new Uri("https://sandbox.invalid/v2");
        options.Handler = SandboxHandler.WithMoreNumbers(morePhoneNumbers);
        return Open(options);
    }
}
