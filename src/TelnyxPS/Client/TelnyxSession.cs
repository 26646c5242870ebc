using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// A session with a Telnyx account: the address, the key, and the HTTP connections to the service. No property contains
/// the key itself.
/// </summary>
public sealed class TelnyxSession
{
    private volatile bool closed;

    private TelnyxSession(SessionOptions options)
    {
        HttpMessageHandler handler = options.Handler ?? HandlerChain.Default(options.BaseUri, options.Proxy);
        HandlerChain.RefuseUnsafe(handler, options.BaseUri);
        BaseUri = options.BaseUri;
        ApiKey = options.ShownKey ?? new SecretMask(options.ApiKey).Shown;
        TimeoutSec = options.TimeoutSec;
        MaximumRetryCount = options.MaximumRetryCount;
        IsSandbox = options.IsSandbox;
        AccountWrites writes = options.Writes ?? AccountWrites.Of(BaseUri, options.ApiKey);
        Cache = new ConnectionCache(this, writes, options.Clock);
        var sender = new RequestSender(
            handler,
            ownsHandler: options.Handler is null,
            BaseUri,
            options.ApiKey,
            TimeSpan.FromSeconds(TimeoutSec),
            new RateLimiter(options.Uptime, options.Delay));
        Api = new ApiCaller(sender, new RetryPolicy(MaximumRetryCount) { Delay = options.Delay });
        Client = new TelnyxClient(Api, Cache, Names);
    }

    /// <summary>The base address of all requests.</summary>
    public Uri BaseUri { get; }

    /// <summary>The API key, masked except for its last four characters.</summary>
    public string ApiKey { get; }

    /// <summary>Whether this is the sandbox: a simulated in-memory account.</summary>
    public bool IsSandbox { get; }

    /// <summary>The timeout of one attempt of a request, in seconds.</summary>
    public int TimeoutSec { get; }

    /// <summary>The maximum number of times that a failed request is retried.</summary>
    public int MaximumRetryCount { get; }

    internal ConnectionCache Cache { get; }

    /// <summary>The names of connections, profiles, and locations that the session has seen.</summary>
    internal NameCache Names { get; } = new();

    /// <summary>Sends requests and reads their responses.</summary>
    internal ApiCaller Api { get; }

    /// <summary>Sends the operations of the API.</summary>
    internal TelnyxClient Client { get; }

    /// <summary>Whether the session was closed.</summary>
    internal bool IsClosed => closed;

    /// <summary>Returns the address, followed by the masked key or <c>sandbox</c>.</summary>
    public override string ToString() =>
        IsSandbox ? $"Telnyx session {BaseUri} (sandbox)" : $"Telnyx session {BaseUri} (key {ApiKey})";

    /// <summary>Returns the session that read a resource; null if it was not read.</summary>
    internal static TelnyxSession? Of(TelnyxResource resource) => (resource.Stamp as SessionStamp)?.Session;

    /// <summary>Returns the session that made a change; null if there is none.</summary>
    internal static TelnyxSession? Of(ConnectionSettingChange change) => (change.Stamp as SessionStamp)?.Session;

    /// <inheritdoc cref="Of(ConnectionSettingChange)"/>
    internal static TelnyxSession? Of(PhoneNumberSettingChange change) => (change.Stamp as SessionStamp)?.Session;

    /// <summary>Whether another session has the same account: the same key at the same address.</summary>
    internal bool HasSameAccount(TelnyxSession other) => Cache.Writes == other.Cache.Writes;

    /// <summary>Creates a session. No request is sent.</summary>
    /// <exception cref="ArgumentException">The key, the address, or the handler cannot be used.</exception>
    internal static TelnyxSession Open(SessionOptions options)
    {
        ApiKeyText.Check(options.ApiKey, options.ApiKeySource);
        CheckAddress(options.BaseUri, options.BaseUriSource);
        return new TelnyxSession(options);
    }

    /// <summary>Closes the session and cancels its running requests.</summary>
    internal void Close()
    {
        closed = true;
        Api.Dispose();
    }

    private static void CheckAddress(Uri address, string? source)
    {
        string from = source is null ? "" : $" {source}";
        if (SecretMask.HoldsKey(address.OriginalString))
        {
            throw new ArgumentException(
                $"The base address{from} contains an API key. Specify the key with -ApiKey and the address with "
                + $"-BaseUri, such as {SessionOptions.DefaultBaseUri}.");
        }

        bool isSafe = address.IsAbsoluteUri
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        if (!isSafe)
        {
            string problem = address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttp
                ? "is not an https address: the API key would be sent unencrypted"
                : "is not a complete https address";
            throw new ArgumentException(
                $"The base address '{Shown(address)}'{from} {problem}. Specify an https address, such as "
                + $"{SessionOptions.DefaultBaseUri}. Only a loopback address, such as localhost, can use http.");
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ArgumentException(
                $"The base address{from} must not contain a user name, a query, or a fragment. Specify only the "
                + $"scheme, the host, and the path, such as {SessionOptions.DefaultBaseUri}.");
        }
    }

    private static string Shown(Uri address) =>
        address.IsAbsoluteUri
        ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : DisplayText.Of(SecretMask.HideKeys(address.OriginalString));
}
