using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>
/// A request that never left this computer was not carried out, and permanent failures are not retried.
/// </summary>
public class NoConnectionTests
{
    private const string Secret = "proxysecret";

    private static readonly Uri Telnyx = new("https://telnyx.invalid/v2");

    private static readonly Dictionary<string, JsonObject> Before = [];

    [Theory]
    [InlineData("407 Proxy Authentication Required", 1, "requires a user name and a password (HTTP 407)")]
    [InlineData("403 Forbidden", 1, "refused to connect (HTTP 403)")]
    [InlineData("405 Method Not Allowed", 1, "refused to connect (HTTP 405)")]
    [InlineData("502 Bad Gateway", 3, "refused to connect (HTTP 502)")]
    [InlineData("503 Service Unavailable", 3, "refused to connect (HTTP 503)")]
    [InlineData("429 Too Many Requests", 3, "refused to connect (HTTP 429)")]
    public async Task A_proxy_that_refuses_is_named(string status, int attempts, string reason)
    {
        await using var proxy = new RawServer(
            Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"));
        var withPassword = new UriBuilder(proxy.Address) { Path = "", UserName = "someone", Password = Secret };
        using RenewableHandler handler = OwnHandler.Make(Telnyx, own => own.Proxy = new WebProxy(withPassword.Uri));

        foreach (TelnyxApiException e in await WriteAsync(SocketSession.Open(Telnyx, handler: handler)))
        {
            Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
            Assert.Equal(attempts, e.Attempts);
            Assert.False(e.IsAmbiguous);
            Assert.Contains($"the proxy http://127.0.0.1:{proxy.Address.Port} {reason}", e.Message);
            Assert.DoesNotContain("carried out", e.Message);
            Assert.DoesNotContain(Secret, e.ToString());
            Assert.DoesNotContain("someone", e.ToString());
        }
    }

    [Fact]
    public async Task A_proxy_that_cannot_be_reached_is_named()
    {
        Uri closed = RawServer.ClosedAddress();
        using RenewableHandler handler =
            OwnHandler.Make(Telnyx, own => own.Proxy = new WebProxy(closed.Host, closed.Port));

        foreach (TelnyxApiException e in await WriteAsync(SocketSession.Open(Telnyx, handler: handler)))
        {
            Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
            Assert.Equal(3, e.Attempts);
            Assert.False(e.IsAmbiguous);
            Assert.Contains($"(through the proxy http://127.0.0.1:{closed.Port})", e.Message);
        }
    }

    [Fact]
    public async Task An_untrusted_certificate_is_not_retried()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Tls = true });

        foreach (TelnyxApiException e in await WriteAsync(SocketSession.Open(server.Address)))
        {
            Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
            Assert.Equal(1, e.Attempts);
            Assert.False(e.IsAmbiguous);
            Assert.Contains("certificate", e.Message);
        }

        Assert.Equal(0, server.Statistics.TotalRequests);
    }

    [Fact]
    public async Task A_connect_timeout_means_that_nothing_was_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"https://{listener.LocalEndpoint}/v2");
        using RenewableHandler handler =
            OwnHandler.Make(address, own => own.ConnectTimeout = TimeSpan.FromSeconds(0.2));

        foreach (TelnyxApiException e in await WriteAsync(SocketSession.Open(address, handler: handler)))
        {
            Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
            Assert.Equal(3, e.Attempts);
            Assert.False(e.IsAmbiguous);
            Assert.Contains("no connection in time", e.Message);
        }
    }

    [Fact]
    public async Task A_create_request_is_retried_after_a_connect_timeout()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        TelnyxSession session =
            SocketSession.Open(new Uri($"https://{listener.LocalEndpoint}/v2"), retries: 1, timeoutSec: 1);
        var create = new Trial(Operation.Create, null, 0);

        await create.RunAsync(session.Client, Before);

        session.Close();
        var e = Assert.IsType<TelnyxApiException>(create.Error);
        Assert.Equal(TelnyxErrorKind.Timeout, e.Kind);
        Assert.Equal(2, e.Attempts);
        Assert.False(e.IsAmbiguous);
    }

    private static async Task<IReadOnlyList<TelnyxApiException>> WriteAsync(TelnyxSession session)
    {
        Trial[] trials = [new(Operation.Delete, "5", 1), new(Operation.Create, null, 2)];
        await Task.WhenAll(trials.Select(trial => trial.RunAsync(session.Client, Before)));
        session.Close();
        return [.. trials.Select(trial => Assert.IsType<TelnyxApiException>(trial.Error))];
    }
}
