using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;
using System.Security;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;

namespace TelnyxPS.Cmdlets;

/// <summary>Opens a session with Telnyx and makes it the runspace's own. Sends nothing to the service.</summary>
[Cmdlet(VerbsCommunications.Connect, "Telnyx", DefaultParameterSetName = Account)]
[OutputType(typeof(TelnyxSession))]
public sealed class ConnectTelnyxCommand : PSCmdlet
{
    private const string Account = "Account";
    private const string InMemory = "Sandbox";

    /// <summary>The API key, as a SecureString or as text. Left out: that of <c>TELNYX_API_KEY</c>, or else it is asked for.</summary>
    [Parameter(ParameterSetName = Account, Position = 0)]
    [Secret]
    [ValidateNotNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The address of the API: https, or http on this machine. Left out: <c>TELNYX_BASE_URL</c>, or else Telnyx' own.</summary>
    [Parameter(ParameterSetName = Account)]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>How many seconds an attempt of a request may take.</summary>
    [Parameter]
    [WholeNumber(1, 3600, RefusesBlank = true)]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = SessionOptions.DefaultTimeoutSec;

    /// <summary>How many times a failed request is sent again.</summary>
    [Parameter]
    [WholeNumber(0, 100, RefusesBlank = true)]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = SessionOptions.DefaultMaximumRetryCount;

    /// <summary>Connects to an account in memory, without Telnyx: for trying and for tests.</summary>
    [Parameter(ParameterSetName = InMemory, Mandatory = true)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>
    /// What carries the requests, for a proxy, a client certificate or a test. It must not follow redirects, and is
    /// not disposed of.
    /// </summary>
    [Parameter(ParameterSetName = Account)]
    [ValidateNotNull]
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>Emits the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var options = new SessionOptions { TimeoutSec = TimeoutSec, MaximumRetryCount = MaximumRetryCount };
        TelnyxSession session = Sandbox ? SessionFactory.OpenSandbox(options) : OpenAccount(options);
        SessionDefaults.Set(this, session);
        if (PassThru)
            WriteObject(session);
    }

    private TelnyxSession OpenAccount(SessionOptions options)
    {
        options.ApiKey = ReadKey();
        options.BaseUri = BaseUri ?? SessionDefaults.Address(this);
        options.Handler = HttpMessageHandler;
        TelnyxSession session = SessionDefaults.Open(this, options);
        if (!ApiKeyText.LooksUsual(options.ApiKey))
            WriteWarning("This does not look like a Telnyx API key: they begin with KEY.");
        return session;
    }

    private string ReadKey()
    {
        if (ApiKey is not null)
            return TextOf(ApiKey);
        if (SessionDefaults.Variable(SessionDefaults.KeyVariable) is { } key)
            return key;

        // At the end of a redirected input the console host ends the whole process, without a word.
        if (Host.Name == "ConsoleHost" && Console.IsInputRedirected)
            throw KeyRequired(cause: null);

        try
        {
            Host.UI.Write("Telnyx API key: ");
            return TextOf(Host.UI.ReadLineAsSecureString());
        }
        catch (Exception e) when (e is PSInvalidOperationException or HostException or NotImplementedException or NullReferenceException)
        {
            throw KeyRequired(e);
        }
    }

    private Exception KeyRequired(Exception? cause) => this.Terminating(
        "ApiKeyRequired",
        ErrorCategory.AuthenticationError,
        $"An API key is needed, and there is nobody to ask. Give it with -ApiKey, or set {SessionDefaults.KeyVariable}.",
        cause: cause);

    private static string TextOf(SecureString secret) => new NetworkCredential("", secret).Password;
}
