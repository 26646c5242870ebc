using System.Net;
using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>Requests over http, which stay on this computer, use no proxy, because it could read the key.</summary>
[Collection(nameof(AloneCollection))]
public sealed class PlainHttpProxyTests : IDisposable
{
    private readonly IWebProxy before = HttpClient.DefaultProxy;

    [Fact]
    public async Task No_proxy_is_used_regardless_of_the_settings()
    {
        await using var proxy = new RawServer("HTTP/1.1 500 Read\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 1 });
        string id = (await server.ReadStateAsync()).Keys.Single();

        // The value that http_proxy and ALL_PROXY set when a process starts.
        HttpClient.DefaultProxy = new WebProxy(proxy.Address.Host, proxy.Address.Port);
        TelnyxSession session = SocketSession.Open(server.Address);
        using var callers = new HttpClientHandler { AllowAutoRedirect = false };

        await session.Client.GetAsync(id, CallContext.None);
        var e = Assert.Throws<ArgumentException>(() => SocketSession.Open(server.Address, handler: callers));

        session.Close();
        Assert.Equal(0, proxy.Connections);
        Assert.Equal(1, server.Statistics.TotalRequests);
        Assert.Contains($"to the proxy 127.0.0.1:{proxy.Address.Port}", e.Message);
    }

    public void Dispose() => HttpClient.DefaultProxy = before;
}
