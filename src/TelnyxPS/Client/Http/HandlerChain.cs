using System.Net;
using System.Reflection;

namespace TelnyxPS.Client;

/// <summary>What carries the requests of a session.</summary>
internal static class HandlerChain
{
    // What was not sent by then can be sent again.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    // A connection is closed when it is this old, so that a change of the service's address in DNS is noticed.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // A request waits this long for anything to come on its connection; then the other side is asked whether it is there.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    private const int ConnectionsPerServer = 256;

    /// <summary>The module's own handler: no redirects, no cookies, and as many connections as are asked for.</summary>
    /// <param name="address">The base address of the requests.</param>
    /// <param name="proxy">The proxy to use; null for that of the system.</param>
    /// <exception cref="ArgumentException">The proxy could read the API key.</exception>
    public static RenewableHandler Default(Uri address, IWebProxy? proxy = null)
    {
        if (proxy is not null && !UsesProxy(address))
        {
            throw new ArgumentException(
                $"-Proxy cannot be used with the address {address}: with http, the proxy could read the API key. Specify an https address.");
        }

        return new(() => HostRuntime.IsNetFramework ? OfNetFramework(address, proxy) : OfNet(address, proxy));
    }

    /// <summary>The handlers from the outermost to the innermost.</summary>
    public static IEnumerable<HttpMessageHandler> Links(HttpMessageHandler handler)
    {
        for (HttpMessageHandler? link = handler; link is not null; link = InnerOf(link))
            yield return link;
    }

    /// <summary>
    /// The proxy that requests to an address go through, without user name and password; null where they go through none,
    /// or where that cannot be known.
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

    /// <summary>Refuses a handler that takes the API key to where it can be read.</summary>
    /// <exception cref="ArgumentException">A handler of the chain follows redirects, or uses a proxy for plain http.</exception>
    public static void RefuseUnsafe(HttpMessageHandler handler, Uri address)
    {
        foreach (HttpMessageHandler link in Links(handler))
        {
            if (ValueOf(link, "AllowAutoRedirect") is true)
            {
                throw new ArgumentException(
                    $"This {link.GetType().Name} follows redirects, and would send the API key to another host. "
                    + "Set its AllowAutoRedirect to $false.");
            }
        }

        if (address.Scheme == Uri.UriSchemeHttp && ProxyFor(handler, address) is { } proxy)
        {
            throw new ArgumentException(
                $"This {Links(handler).Last().GetType().Name} would send the API key unencrypted to the proxy {proxy.Authority}. "
                + "Set its UseProxy to $false.");
        }
    }

    private static HttpMessageHandler? InnerOf(HttpMessageHandler link) => link switch
    {
        DelegatingHandler outer => outer.InnerHandler,
        RenewableHandler renewable => renewable.Current,
        _ => null,
    };

    /// <summary>A proxy would read the key in what is not encrypted, and plain http goes to this machine only.</summary>
    private static bool UsesProxy(Uri address) => address.Scheme == Uri.UriSchemeHttps;

    private static HttpClientHandler OfNetFramework(Uri address, IWebProxy? proxy)
    {
        ServicePointManager.FindServicePoint(address).ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
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
    /// The handler of .NET itself, which .NET Standard does not name: only it bounds the age of a connection and the time
    /// to connect, and notices that nothing comes back on one.
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
            property.SetValue(handler, property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value) : value);
        }
    }

    private static IWebProxy? SystemProxy() =>
        (IWebProxy?)typeof(HttpClient).GetProperty("DefaultProxy")?.GetValue(null) ?? WebRequest.DefaultWebProxy;

    private static object? ValueOf(HttpMessageHandler handler, string property) =>
        handler.GetType().GetProperty(property)?.GetValue(handler);
}
