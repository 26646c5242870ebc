using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;
using System.Security;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Creates a session with Telnyx and makes it the default session of the runspace. Sends a request only with -Validate.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "Telnyx", DefaultParameterSetName = Account)]
[OutputType(typeof(TelnyxSession))]
public sealed class ConnectTelnyxCommand : PSCmdlet, IDisposable
{
    private const string Account = "Account";
    private const string InMemory = "Sandbox";

    private static readonly string[] TelnyxDomains =
        ["telnyx.com", "telnyx.eu", "telnyx.com.au", "telnyx.ca", "telnyx.me"];

    private readonly CancellationTokenSource stopping = new();

    /// <summary>
    /// The API key or OAuth token, as a SecureString or as text. Default: the environment variable
    /// <c>TELNYX_API_KEY</c>; if that is not set, the cmdlet prompts for it.
    /// </summary>
    [Parameter(ParameterSetName = Account)]
    [Secret]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>
    /// The address of the API: https, or http for a loopback address. Default: the environment variable
    /// <c>TELNYX_BASE_URL</c>; if that is not set, https://api.telnyx.com/v2.
    /// </summary>
    [Parameter(ParameterSetName = Account)]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>The number of seconds that one attempt of a request can take.</summary>
    [Parameter]
    [WholeNumber(1, 3600, RefusesBlank = true)]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = SessionOptions.DefaultTimeoutSec;

    /// <summary>The number of times that a failed request is retried.</summary>
    [Parameter]
    [WholeNumber(0, 100, RefusesBlank = true)]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = SessionOptions.DefaultMaximumRetryCount;

    /// <summary>Connects to an in-memory test account, without Telnyx.</summary>
    [Parameter(ParameterSetName = InMemory, Mandatory = true)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The number of additional phone numbers in the sandbox.</summary>
    [Parameter(ParameterSetName = InMemory)]
    [ValidateRange(0, 50_000)]
    public int PhoneNumberCount { get; set; }

    /// <summary>
    /// The handler that sends the requests, for a client certificate or a test. It must not follow redirects. The
    /// session does not dispose of it.
    /// </summary>
    [Parameter(ParameterSetName = Account)]
    [ValidateNotNull]
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>The address of the proxy to use. Default: the proxy in HTTPS_PROXY, or the system proxy.</summary>
    [Parameter(ParameterSetName = Account)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and password for the proxy.</summary>
    [Parameter(ParameterSetName = Account)]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses the credentials of the current user for the proxy.</summary>
    [Parameter(ParameterSetName = Account)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Sends one request to check the address and the key; if it fails, no session is created.</summary>
    [Parameter]
    public SwitchParameter Validate { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    /// <inheritdoc/>
    protected override void StopProcessing() => stopping.Cancel();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // If this command fails, the commands after it must not use the account of the environment instead.
        if (SessionDefaults.Variable(SessionDefaults.KeyVariable) is not null)
            SessionDefaults.IgnoreEnvironment();

        var options = new SessionOptions { TimeoutSec = TimeoutSec, MaximumRetryCount = MaximumRetryCount };
        TelnyxSession session = Sandbox ? SessionFactory.OpenSandbox(options, PhoneNumberCount) : OpenAccount(options);
        if (Validate)
            Check(session);
        SessionDefaults.Set(this, session);
        if (PassThru)
            WriteObject(session);
    }

    private TelnyxSession OpenAccount(SessionOptions options)
    {
        options.Handler = HttpMessageHandler;
        options.Proxy = OwnProxy();
        (options.ApiKey, options.ApiKeySource) = ReadKey();
        (options.BaseUri, options.BaseUriSource) = BaseUri is null
            ? SessionDefaults.Address(this)
            : (BaseUri, "from -BaseUri");
        TelnyxSession session = SessionDefaults.Open(this, options);
        if (!ApiKeyText.LooksUsual(options.ApiKey))
            WriteWarning("Telnyx API keys begin with KEY, but this key does not. To check the key, use -Validate.");
        if (IsTelnyxWithoutVersion(session.BaseUri))
        {
            WriteWarning(
                $"The base address {session.BaseUri} does not end with /v2. The addresses of the Telnyx API end "
                + $"with /v2. Use {session.BaseUri.GetLeftPart(UriPartial.Authority)}/v2.");
        }

        Tell(
            $"The session uses the address {session.BaseUri} ({options.BaseUriSource}) and the API key "
                + $"{session.ApiKey} ({options.ApiKeySource}).");
        return session;
    }

    private static bool IsTelnyxWithoutVersion(Uri address) =>
        TelnyxDomains.Any(
            domain => address.Host == domain || address.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase))
        && !address.AbsolutePath.TrimEnd('/').EndsWith("/v2", StringComparison.Ordinal);

    private IWebProxy? OwnProxy()
    {
        bool hasCredential = ProxyCredential is not null || ProxyUseDefaultCredentials;
        if (HttpMessageHandler is not null && (Proxy is not null || hasCredential))
            throw Refused(
                "The proxy parameters cannot be used together with -HttpMessageHandler. Set the proxy of the "
                    + "handler instead.");
        if (ProxyCredential is not null && ProxyUseDefaultCredentials)
            throw Refused(
                "-ProxyCredential cannot be used together with -ProxyUseDefaultCredentials. Specify one of them.");
        if (Proxy is null)
        {
            return hasCredential
                ? throw Refused(
                    "-ProxyCredential and -ProxyUseDefaultCredentials require -Proxy. Specify the address of "
                        + "the proxy.")
                : null;
        }

        try
        {
            return ProxySettings.Create(
                Proxy,
                ProxyUseDefaultCredentials
                    ? CredentialCache.DefaultCredentials
                    : ProxyCredential?.GetNetworkCredential());
        }
        catch (ArgumentException e)
        {
            throw Refused(e.Message);
        }
    }

    private void Check(TelnyxSession session)
    {
        var lines = new ConcurrentQueue<string>();
        var context = new CallContext(_ => { }, stopping.Token) { Debug = lines.Enqueue };
        try
        {
            Task ping = Task.Run(() => session.Client.PingAsync(context));
            ((IAsyncResult)ping).AsyncWaitHandle.WaitOne();
            while (lines.TryDequeue(out string? line))
                WriteDebug(line);
            ping.GetAwaiter().GetResult();
        }
        catch (TelnyxApiException e)
        {
            session.Close();
            ThrowTerminatingError(ErrorRecords.Of(Advice.AddTo(e), session));
        }
        catch (OperationCanceledException)
        {
            session.Close();
            throw new PipelineStoppedException();
        }

        Tell($"The session is valid: {session.BaseUri} responded.");
    }

    private void Tell(string line)
    {
        if (DebugStream.TakesVerbose(this))
            WriteDebug(line);
        else
            WriteVerbose(line);
    }

    private (string Key, string Source) ReadKey()
    {
        if (ApiKey is not null)
            return (TextOf(ApiKey), "from -ApiKey");
        if (SessionDefaults.Variable(SessionDefaults.KeyVariable) is { } key)
            return (key, SessionDefaults.KeySource);

        // At the end of redirected input, the console host exits the process without an error.
        if (Host.Name == "ConsoleHost" && Console.IsInputRedirected)
            throw KeyRequired(cause: null);

        try
        {
            Host.UI.Write("Telnyx API key: ");
            return (TextOf(Host.UI.ReadLineAsSecureString()), "from the prompt");
        }
        catch (Exception e) when (
            e is PSInvalidOperationException or HostException or NotImplementedException or NullReferenceException)
        {
            throw KeyRequired(e);
        }
    }

    private Exception Refused(string message) =>
        this.Terminating("InvalidSession", ErrorCategory.InvalidArgument, message);

    private Exception KeyRequired(Exception? cause) => this.Terminating(
        "ApiKeyRequired",
        ErrorCategory.AuthenticationError,
        "An API key is required, but no one is there to enter it (non-interactive session). "
            + $"Specify -ApiKey, or set the environment variable {SessionDefaults.KeyVariable}.",
        cause: cause);

    private static string TextOf(SecureString secret) => new NetworkCredential("", secret).Password;
}
