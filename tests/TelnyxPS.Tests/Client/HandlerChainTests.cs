using System.Net;
using TelnyxPS.Client;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>The default handler of the module, and the handlers of callers that it refuses.</summary>
public class HandlerChainTests
{
    private static readonly Uri Telnyx = new("https://telnyx.invalid/v2");
    private static readonly Uri ThisMachine = new("http://127.0.0.1:5000/v2");

    [Fact]
    public void The_default_handler_follows_no_redirects_and_keeps_no_cookies()
    {
        using RenewableHandler own = HandlerChain.Default(Telnyx);

        Assert.Equal(false, Own(own, "AllowAutoRedirect"));
        Assert.Equal(false, Own(own, "UseCookies"));
        Assert.Equal(256, Own(own, "MaxConnectionsPerServer"));
        Assert.True(((DecompressionMethods)Own(own, "AutomaticDecompression")!).HasFlag(DecompressionMethods.GZip));
    }

    [Fact]
    public void Only_https_goes_through_a_proxy()
    {
        using RenewableHandler telnyx = HandlerChain.Default(Telnyx);
        using RenewableHandler local = HandlerChain.Default(ThisMachine);

        Assert.Equal(true, Own(telnyx, "UseProxy"));
        Assert.Equal(false, Own(local, "UseProxy"));
        Assert.Null(HandlerChain.ProxyFor(local, ThisMachine));
    }

    [Fact]
    public void A_handler_of_the_caller_that_sends_http_to_a_proxy_is_refused()
    {
        // A specified proxy is used for this computer too.
        using var inner = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            Proxy = new WebProxy(new Uri("http://user:secret@proxy.invalid:3128")),
        };
        using var outer = new RecordingHandler(inner);

        var e = Assert.Throws<ArgumentException>(() => HandlerChain.RefuseUnsafe(outer, ThisMachine));
        HandlerChain.RefuseUnsafe(outer, Telnyx);
        inner.UseProxy = false;
        HandlerChain.RefuseUnsafe(outer, ThisMachine);

        Assert.Contains(
            "HttpClientHandler would send the API key unencrypted to the proxy proxy.invalid:3128", e.Message);
        Assert.Contains("UseProxy", e.Message);
        Assert.DoesNotContain("secret", e.Message);
    }

#if NET
    [Fact]
    public void The_lifetime_and_the_connect_timeout_are_limited_and_silent_connections_are_pinged()
    {
        using RenewableHandler own = HandlerChain.Default(Telnyx);
        var handler = Assert.IsType<SocketsHttpHandler>(own.Current);

        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
        Assert.Equal(TimeSpan.FromSeconds(15), handler.ConnectTimeout);
        Assert.Equal(TimeSpan.FromSeconds(10), handler.KeepAlivePingDelay);
        Assert.Equal(TimeSpan.FromSeconds(10), handler.KeepAlivePingTimeout);
        Assert.Equal(HttpKeepAlivePingPolicy.WithActiveRequests, handler.KeepAlivePingPolicy);
    }
#else
    [Fact]
    public void The_lifetime_of_a_connection_is_limited()
    {
        var address = new Uri("https://lease.invalid/v2");
        using RenewableHandler own = HandlerChain.Default(address);

        Assert.Equal(300_000, ServicePointManager.FindServicePoint(address).ConnectionLeaseTimeout);
    }
#endif

    private static object? Own(RenewableHandler own, string property) =>
        own.Current.GetType().GetProperty(property)!.GetValue(own.Current);
}
