using System.Runtime.CompilerServices;
using TelnyxPS.Client;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Cmdlets;

/// <summary>Creates sessions. It is the only class that uses the sandbox.</summary>
internal static class SessionFactory
{
    private static readonly ConditionalWeakTable<SandboxHandler, AccountWrites> Sandboxes = new();

    /// <summary>Creates a session. No request is sent.</summary>
    /// <exception cref="ArgumentException">The key, the address, or the handler cannot be used.</exception>
    public static TelnyxSession Open(SessionOptions options)
    {
        SandboxHandler? sandbox = options.Handler is null
            ? null
            : HandlerChain.Links(options.Handler).OfType<SandboxHandler>().FirstOrDefault();
        if (sandbox is not null)
        {
            // The handler identifies the account. The key does not.
            options.IsSandbox = true;
            options.Writes ??= Sandboxes.GetValue(sandbox, _ => new AccountWrites());
        }

        return TelnyxSession.Open(options);
    }

    /// <summary>Creates a session with a new in-memory account. Its address does not exist.</summary>
    /// <param name="options">The options. The address, the key, and the handler are set here.</param>
    /// <param name="morePhoneNumbers">The number of additional phone numbers.</param>
    public static TelnyxSession OpenSandbox(SessionOptions options, int morePhoneNumbers = 0)
    {
        // It is not a key, and it cannot occur in a response, where the mask would hide it.
        options.ApiKey = "********";
        options.ShownKey = "(sandbox)";
        options.BaseUri = new Uri("https://sandbox.invalid/v2");
        options.Handler = SandboxHandler.WithMoreNumbers(morePhoneNumbers);
        return Open(options);
    }
}
