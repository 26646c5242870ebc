using System.Net;
using System.Reflection;

namespace TelnyxPS.Client;

/// <summary>Creates and checks the HTTP handlers of a session.</summary>
internal static class HandlerChain
{
    // A request that has no connection after this time was not sent and can be retried.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    // Connections are closed after this time, so that a change of the service's DNS address is noticed.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // If nothing arrives on a connection for this time, HTTP/2 pings check whether the server is still there.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    private const int ConnectionsPerServer = 256;

    /// <summary>
    /// Creates the default handler: without redirects and cookies, and with as many connections as requested.
    /// </summary>
    /// <param name="address">The base address of the requests.</param>
    /// <param name="proxy">The proxy to use; null for the system proxy.</param>
    /// <exception cref="ArgumentException">The proxy could read the API key.</exception>
    public static RenewableHandler Default(Uri address, IWebProxy? proxy = null)
    {
        if (proxy is not null && !UsesProxy(address))
        {
            throw new ArgumentException(
                $"-Proxy cannot be used with the address {address}: with http, the proxy could read the API key. "
                    + "Specify an https address.");
        }

        return new(() => HostRuntime.IsNetFramework ? OfNetFramework(address, proxy) : OfNet(address, proxy));
    }

    /// <summary>Returns the handlers of a chain from the outermost to the innermost.</summary>
    public static IEnumerable<HttpMessageHandler> Links(HttpMessageHandler handler)
    {
        for (HttpMessageHandler? link = handler; link is not null; link = InnerOf(link))
            yield return link;
    }

    /// <summary>
    /// Returns the proxy of requests to an address, without user name and password; null if they use no proxy, or if
    /// that cannot be determined.
    /// </summary>
    public static Uri? ProxyFor(HttpMessageHandler handler, Uri address)
    {
        HttpMessageHandler last = Links(handler).Last();
        if (ValueOf(last, "UseProxy") is not true)
            return null;

        var proxy = ValueOf(last, "Proxy") as IWebProxy ?? SystemProxy();
        return proxy is null || proxy.IsBypassed(address) || proxy.GetProxy(address) is not { } uri || uri == address
            ? null
            : new Uri(uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
    }

    /// <summary>Throws if a handler could expose the API key.</summary>
    /// <exception cref="ArgumentException">A handler follows redirects or uses a proxy for plain http.</exception>
    public static void RefuseUnsafe(HttpMessageHandler handler, Uri address)
    {
        foreach (HttpMessageHandler link in Links(handler))
        {
            if (ValueOf(link, "AllowAutoRedirect") is true)
            {
                throw new ArgumentException(
                    $"This {link.GetType().Name} follows redirects, which could send requests or the API key to "
                    + "another host. Set its AllowAutoRedirect to $false.");
            }
        }

        if (address.Scheme == Uri.UriSchemeHttp && ProxyFor(handler, address) is { } proxy)
        {
            throw new ArgumentException(
                $"This {Links(handler).Last().GetType().Name} would send the API key unencrypted to the proxy "
                + $"{proxy.Authority}. "
                + "Set its UseProxy to $false.");
        }
    }

    private static HttpMessageHandler? InnerOf(HttpMessageHandler link) => link switch
    {
        DelegatingHandler outer => outer.InnerHandler,
        RenewableHandler renewable => renewable.Current,
        _ => null,
    };

    /// <summary>
    /// Whether requests can use a proxy. A proxy could read the key in an unencrypted request, and plain http is only
    /// allowed to this computer.
    /// </summary>
    private static bool UsesProxy(Uri address) => address.Scheme == Uri.UriSchemeHttps;

    private static HttpClientHandler OfNetFramework(Uri address, IWebProxy? proxy)
    {
        ServicePointManager.FindServicePoint(address).ConnectionLeaseTimeout =
            (int)ConnectionLifetime.TotalMilliseconds;
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = ConnectionsPerServer,
            UseCookies = false,
            UseProxy = UsesProxy(address),
            Proxy = proxy,
        };
    }

    /// <summary>
    /// Creates .NET's SocketsHttpHandler by reflection, because .NET Standard does not have it. Only this handler
    /// limits the lifetime of a connection and the time to connect, and detects dead connections.
    /// </summary>
    private static HttpMessageHandler OfNet(Uri address, IWebProxy? proxy)
    {
        Type type = typeof(HttpClient).Assembly.GetType("System.Net.Http.SocketsHttpHandler", throwOnError: true);
        var handler = (HttpMessageHandler)Activator.CreateInstance(type);
        Set("AllowAutoRedirect", false);
        Set("AutomaticDecompression", DecompressionMethods.GZip | DecompressionMethods.Deflate);
        Set("ConnectTimeout", ConnectTimeout);
        Set("KeepAlivePingDelay", PingDelay);
        Set("KeepAlivePingTimeout", PingTimeout);
        Set("KeepAlivePingPolicy", 0); // WithActiveRequests
        Set("MaxConnectionsPerServer", ConnectionsPerServer);
        Set("PooledConnectionLifetime", ConnectionLifetime);
        Set("UseCookies", false);
        Set("UseProxy", UsesProxy(address));
        if (proxy is not null)
            Set("Proxy", proxy);
        return handler;

        void Set(string name, object value)
        {
            PropertyInfo property = type.GetProperty(name);
            property.SetValue(
                handler, property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value) : value);
        }
    }

    private static IWebProxy? SystemProxy() =>
        (IWebProxy?)typeof(HttpClient).GetProperty("DefaultProxy")?.GetValue(null) ?? WebRequest.DefaultWebProxy;

    private static object? ValueOf(HttpMessageHandler handler, string property) =>
        handler.GetType().GetProperty(property)?.GetValue(handler);
}
