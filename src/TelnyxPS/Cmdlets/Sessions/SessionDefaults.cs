using System.Management.Automation;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// The session of a runspace: a global variable of it. ForEach-Object -Parallel reuses runspaces and resets their
/// variables, so that no session gets from one of its items to the next.
/// </summary>
internal static class SessionDefaults
{
    public const string VariableName = "TelnyxPSDefaultSession";
    public const string KeyVariable = "TELNYX_API_KEY";
    public const string AddressVariable = "TELNYX_BASE_URL";

    private static readonly object Gate = new();
    private static volatile bool anyoneConnected;
    private static (string Key, string? Address, TelnyxSession Session)? environment;

    /// <summary>The session of the runspace, or the one that the environment makes; without either, an error.</summary>
    public static TelnyxSession Get(PSCmdlet cmdlet) => Find(cmdlet) ?? throw cmdlet.Terminating(
        "NoSession",
        ErrorCategory.ConnectionError,
        anyoneConnected
            ? "There is no Telnyx session in this runspace. Run Connect-Telnyx, or hand a session over with -Session (inside "
                + $"ForEach-Object -Parallel: -Session $using:session). Once Connect-Telnyx was used in a process, {KeyVariable} serves nobody there."
            : $"There is no Telnyx session. Run Connect-Telnyx, or set {KeyVariable}; to try without an account: Connect-Telnyx -Sandbox.");

    /// <summary>The same; null where there is neither.</summary>
    public static TelnyxSession? Find(PSCmdlet cmdlet) => OwnSession(cmdlet) ?? FromEnvironment(cmdlet);

    /// <summary>The session that the environment has made already; null where it has not.</summary>
    public static TelnyxSession? OfEnvironment => anyoneConnected ? null : environment?.Session;

    /// <summary>The session in a variable or a parameter; null where it holds something else.</summary>
    public static TelnyxSession? Unwrap(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) as TelnyxSession;

    /// <summary>Makes a session the runspace's; from then on the environment serves nobody in this process.</summary>
    public static void Set(PSCmdlet cmdlet, TelnyxSession session)
    {
        anyoneConnected = true;
        cmdlet.SessionState.PSVariable.Set("global:" + VariableName, session);
    }

    /// <summary>Takes the session away from the runspace where it is its own.</summary>
    public static void Remove(PSCmdlet cmdlet, TelnyxSession session)
    {
        if (ReferenceEquals(OwnSession(cmdlet), session))
            cmdlet.SessionState.PSVariable.Remove("global:" + VariableName);
    }

    /// <summary>A variable of the environment; null where it is not set, or blank.</summary>
    public static string? Variable(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>The address that the environment names, or Telnyx' own.</summary>
    public static Uri Address(PSCmdlet cmdlet)
    {
        if (Variable(AddressVariable) is not { } text)
            return SessionOptions.DefaultBaseUri;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address : throw cmdlet.Terminating(
            "InvalidSession", ErrorCategory.InvalidArgument, $"{AddressVariable} holds no address.");
    }

    /// <summary>Opens a session; where its options cannot be used, an error.</summary>
    public static TelnyxSession Open(PSCmdlet cmdlet, SessionOptions options)
    {
        try
        {
            return SessionFactory.Open(options);
        }
        catch (ArgumentException e)
        {
            throw cmdlet.Terminating("InvalidSession", ErrorCategory.InvalidArgument, e.Message);
        }
    }

    private static TelnyxSession? OwnSession(PSCmdlet cmdlet) =>
        Unwrap(cmdlet.SessionState.PSVariable.GetValue("global:" + VariableName));

    private static TelnyxSession? FromEnvironment(PSCmdlet cmdlet)
    {
        if (anyoneConnected || Variable(KeyVariable) is not { } key)
            return null;

        string? address = Variable(AddressVariable);
        lock (Gate)
        {
            if (environment is { } known && known.Key == key && known.Address == address && !known.Session.IsClosed)
                return known.Session;

            TelnyxSession session = Open(cmdlet, new SessionOptions { ApiKey = key, BaseUri = Address(cmdlet) });
            environment = (key, address, session);
            return session;
        }
    }
}
