using TelnyxPS.Sandbox;

namespace TelnyxPS.Client;

/// <summary>
/// A way to a Telnyx account: the address, the key and the connections to the service. <c>Connect-Telnyx</c> makes it.
/// The key itself is in none of its properties.
/// </summary>
public sealed class TelnyxSession
{
    private volatile bool closed;

    private TelnyxSession(SessionOptions options, string shownKey)
    {
        HttpMessageHandler handler = options.Handler ?? HandlerChain.Default();
        HandlerChain.RefuseRedirects(handler);
        BaseUri = options.BaseUri;
        ApiKey = shownKey;
        TimeoutSec = options.TimeoutSec;
        MaximumRetryCount = options.MaximumRetryCount;
        IsSandbox = HandlerChain.Links(handler).Any(link => link is SandboxHandler);
        Cache = new ConnectionCache(this, options.Clock);
        var pipeline = new RequestPipeline(
            handler,
            ownsHandler: options.Handler is null,
            BaseUri,
            options.ApiKey,
            TimeSpan.FromSeconds(TimeoutSec),
            new RateLimiter(options.Uptime, options.Delay));
        Api = new ApiCaller(pipeline, new RetryPolicy(MaximumRetryCount) { Delay = options.Delay });
        Client = new TelnyxClient(Api, Cache);
        Resources = new ResourceClient(Api, Cache);
    }

    /// <summary>The address that all requests go to.</summary>
    public Uri BaseUri { get; }

    /// <summary>The last four characters of the API key, behind asterisks.</summary>
    public string ApiKey { get; }

    /// <summary>Whether this is the sandbox: an account in memory, without Telnyx.</summary>
    public bool IsSandbox { get; }

    /// <summary>How many seconds an attempt of a request may take.</summary>
    public int TimeoutSec { get; }

    /// <summary>How many times a failed request is sent again.</summary>
    public int MaximumRetryCount { get; }

    internal ConnectionCache Cache { get; }

    /// <summary>The way to the service.</summary>
    internal ApiCaller Api { get; }

    /// <summary>The operations on the account's connections.</summary>
    internal TelnyxClient Client { get; }

    /// <summary>The operations on what belongs to connections.</summary>
    internal ResourceClient Resources { get; }

    /// <summary>Whether the session was ended.</summary>
    internal bool IsClosed => closed;

    /// <summary>The address, the masked key, and whether it is the sandbox.</summary>
    public override string ToString() =>
        IsSandbox ? $"Telnyx session {BaseUri} (sandbox)" : $"Telnyx session {BaseUri} (key {ApiKey})";

    /// <summary>Makes a session; sends nothing.</summary>
    /// <exception cref="ArgumentException">The key, the address or the handler cannot be used.</exception>
    internal static TelnyxSession Open(SessionOptions options)
    {
        ApiKeyText.Check(options.ApiKey);
        CheckAddress(options.BaseUri);
        return new TelnyxSession(options, new SecretMask(options.ApiKey).Shown);
    }

    /// <summary>Makes a session on a new account in memory. Its address exists nowhere.</summary>
    internal static TelnyxSession OpenSandbox(SessionOptions options)
    {
        // Of no use anywhere, and nothing that a mask could find in an answer.
        options.ApiKey = "********";
        options.BaseUri = new Uri("https://sandbox.invalid/v2");
        options.Handler = new SandboxHandler();
        return new TelnyxSession(options, "(sandbox)");
    }

    /// <summary>Ends the session: what is still under way is cancelled.</summary>
    internal void Close()
    {
        closed = true;
        Api.Dispose();
    }

    private static void CheckAddress(Uri address)
    {
        bool isSafe = address.IsAbsoluteUri
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        if (!isSafe)
            throw new ArgumentException($"The base address '{Shown(address)}' is neither https nor on this machine: the API key would be readable on its way.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new ArgumentException("The base address must hold no user, query or fragment: only a scheme, a host and a path.");
    }

    private static string Shown(Uri address) =>
        address.IsAbsoluteUri ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : address.OriginalString;
}
