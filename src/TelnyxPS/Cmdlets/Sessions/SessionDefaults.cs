using System.Management.Automation;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// The default session of a runspace. It is stored in a global variable: ForEach-Object -Parallel resets the
/// variables of the runspaces that it reuses, so that no session is passed from one item to the next.
/// </summary>
internal static class SessionDefaults
{
    public const string VariableName = "TelnyxPSDefaultSession";
    public const string KeyVariable = "TELNYX_API_KEY";
    public const string AddressVariable = "TELNYX_BASE_URL";

    /// <summary>Where a key from the environment comes from.</summary>
    public const string KeySource = $"from the environment variable {KeyVariable}";

    private static readonly object Gate = new();
    private static volatile bool anyoneConnected;
    private static (string Key, string? Address, TelnyxSession Session)? environment;

    /// <summary>
    /// Returns the session of the runspace or of the environment. If there is neither, ends the cmdlet with an error.
    /// </summary>
    public static TelnyxSession Get(PSCmdlet cmdlet) => Find(cmdlet) ?? throw cmdlet.Terminating(
        "NoSession",
        ErrorCategory.ConnectionError,
        anyoneConnected
            ? "There is no Telnyx session in this runspace. Run Connect-Telnyx, or specify -Session "
                + "(inside ForEach-Object -Parallel: -Session $using:session). "
                + "After you run Connect-Telnyx in a process, other cmdlets in that process do not create a session "
                + $"from {KeyVariable}."
            : $"There is no Telnyx session. Run Connect-Telnyx, or set the environment variable {KeyVariable}. "
                + "To try the module without an account, run Connect-Telnyx -Sandbox.");

    /// <summary>Returns the session of the runspace or of the environment; null if there is neither.</summary>
    public static TelnyxSession? Find(PSCmdlet cmdlet) => OwnSession(cmdlet) ?? FromEnvironment(cmdlet);

    /// <summary>
    /// Returns the session of the runspace, or the session that was already created from the environment; null if
    /// there is neither.
    /// </summary>
    public static TelnyxSession? FindExisting(PSCmdlet cmdlet) =>
        OwnSession(cmdlet) ?? (OfEnvironment is { IsClosed: false } session ? session : null);

    /// <summary>The session that was already created from the environment; null if there is none.</summary>
    public static TelnyxSession? OfEnvironment => anyoneConnected ? null : environment?.Session;

    /// <summary>Returns the session in a variable or a parameter; null if the value is not a session.</summary>
    public static TelnyxSession? Unwrap(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) as TelnyxSession;

    /// <summary>
    /// From now on, ignores the environment in this process, so that a command that is meant for another account, or
    /// for the sandbox, cannot use the account of the environment by mistake.
    /// </summary>
    public static void IgnoreEnvironment() => anyoneConnected = true;

    /// <summary>Makes a session the default of the runspace.</summary>
    public static void Set(PSCmdlet cmdlet, TelnyxSession session)
    {
        IgnoreEnvironment();
        cmdlet.SessionState.PSVariable.Set("global:" + VariableName, session);
    }

    /// <summary>Removes the session from the runspace if it is the default.</summary>
    public static void Remove(PSCmdlet cmdlet, TelnyxSession session)
    {
        if (ReferenceEquals(OwnSession(cmdlet), session))
            cmdlet.SessionState.PSVariable.Remove("global:" + VariableName);
    }

    /// <summary>Returns the value of an environment variable; null if it is not set or is blank.</summary>
    public static string? Variable(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>Returns the address in the environment or the default address, and its source.</summary>
    public static (Uri Address, string Source) Address(PSCmdlet cmdlet)
    {
        if (Variable(AddressVariable) is not { } text)
            return (SessionOptions.DefaultBaseUri, "the default");
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            ? (address, $"from the environment variable {AddressVariable}")
            : throw cmdlet.Terminating(
                "InvalidSession",
                ErrorCategory.InvalidArgument,
                $"The environment variable {AddressVariable} does not contain an address. Set it to an address such as "
                    + $"{SessionOptions.DefaultBaseUri}, or remove it.");
    }

    /// <summary>Creates a session. If its options cannot be used, ends the cmdlet with an error.</summary>
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

            var options = new SessionOptions { ApiKey = key, ApiKeySource = KeySource };
            (options.BaseUri, options.BaseUriSource) = Address(cmdlet);
            TelnyxSession session = Open(cmdlet, options);
            environment = (key, address, session);
            return session;
        }
    }
}
