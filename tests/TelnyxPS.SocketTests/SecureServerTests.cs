using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>Network connections are opened once and used for many requests. With TLS, they use HTTP/2.</summary>
public class SecureServerTests
{
    private const int Requests = 300;

    [Fact]
    public async Task Many_TLS_requests_use_one_handshake()
    {
        await using LoopbackServer server =
            await LoopbackServer.StartAsync(new LoopbackOptions { Connections = Requests, Tls = true });
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, certificate, _, _) => certificate?.GetCertHashString() == server.Certificate!.Thumbprint;
        TelnyxSession session = SocketSession.Open(server.Address, handler: handler);
        string[] ids = [.. (await server.ReadStateAsync()).Keys];

        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (id, _) =>
        {
            ExternalConnection connection = await session.Client.GetAsync(id, CallContext.None);
            Assert.Equal(id, connection.Id);
        });

        session.Close();
        Assert.Equal(1, server.Statistics.TlsHandshakes);
        Assert.Equal(Requests, server.Statistics.Protocols["HTTP/2"]);
        Assert.Single(server.Statistics.Protocols);
    }

    [Fact]
    public async Task An_untrusted_certificate_is_refused_before_the_request_is_sent()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Tls = true });
        TelnyxSession session = SocketSession.Open(server.Address);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(
            () => session.Client.DeleteAsync("1930241863466354012", CallContext.None));

        session.Close();
        Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
        Assert.False(e.IsAmbiguous);
        Assert.Equal(0, server.Statistics.TotalRequests);
    }

    [Fact]
    public async Task Sequential_requests_use_one_connection()
    {
        await using LoopbackServer server =
            await LoopbackServer.StartAsync(new LoopbackOptions { Connections = Requests });
        TelnyxSession session = SocketSession.Open(server.Address);

        foreach (string id in (await server.ReadStateAsync()).Keys)
            await session.Client.GetAsync(id, CallContext.None);

        session.Close();
        Assert.Equal(Requests, server.Statistics.TotalRequests);
        Assert.Equal(1, server.Statistics.ConnectionsOpened);
    }
}
