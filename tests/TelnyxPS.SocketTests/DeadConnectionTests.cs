using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>A network connection that is silent but not closed costs a request only one attempt.</summary>
public class DeadConnectionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_timeout_requests_use_a_new_connection(bool http2)
    {
        await using LoopbackServer server =
            await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 8, Tls = http2 });
        await using var relay = new SilentRelay(server.Address);
        using RenewableHandler handler = OwnHandler.Trusting(server);
        string[] ids = [.. (await server.ReadStateAsync()).Keys];
        List<string> lines = [];
        var context = new CallContext(line => { lock (lines) lines.Add(line); }, CancellationToken.None);
        TelnyxSession session = SocketSession.Open(relay.Address, retries: 4, timeoutSec: 1, handler);
        await Task.WhenAll(ids.Select(id => session.Client.GetAsync(id, context)));
        int opened = relay.Connections;
        relay.FallSilent();

        await Task.WhenAll(ids.Select(id => session.Client.GetAsync(id, context)));

        session.Close();

        // With HTTP/1.1, a fast response can let two requests share a connection. A later request then opens one.
        Assert.InRange(opened, 1, http2 ? 1 : ids.Length);
        Assert.Equal(http2 ? ids.Length : opened, lines.Count);
        Assert.All(lines, line => Assert.Contains("no response in time; attempt 2", line));
        Assert.InRange(relay.Connections, opened + 1, opened + ids.Length);
        Assert.Equal(1, handler.Generation);
    }

    [Fact]
    public async Task A_dead_connection_is_noticed_long_before_the_timeout()
    {
        await using LoopbackServer server =
            await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 1, Tls = true });
        await using var relay = new SilentRelay(server.Address);
        using RenewableHandler handler = OwnHandler.Trusting(server, own =>
        {
            own.KeepAlivePingDelay = TimeSpan.FromSeconds(1);
            own.KeepAlivePingTimeout = TimeSpan.FromSeconds(1);
        });
        string id = (await server.ReadStateAsync()).Keys.Single();
        List<string> lines = [];
        TelnyxSession session = SocketSession.Open(relay.Address, retries: 1, timeoutSec: 60, handler);
        await session.Client.GetAsync(id, CallContext.None);
        relay.FallSilent();

        await session.Client.GetAsync(id, new CallContext(lines.Add, CancellationToken.None));

        session.Close();
        Assert.Contains("connection lost; attempt 2", Assert.Single(lines));
        Assert.Equal(2, relay.Connections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_on_the_old_connection_still_end(bool http2)
    {
        await using LoopbackServer server =
            await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 2, Tls = http2 });
        using RenewableHandler handler = OwnHandler.Trusting(server);
        string[] ids = [.. (await server.ReadStateAsync()).Keys];
        server.Faults.Rule = request =>
            request.Id == ids[0] ? Faults.Trickle(TimeSpan.FromSeconds(2)) : Faults.Hang(applied: false);
        TelnyxSession patient = SocketSession.Open(server.Address, retries: 0, timeoutSec: 20, handler);
        TelnyxSession impatient = SocketSession.Open(server.Address, retries: 0, timeoutSec: 1, handler);

        Task<Models.ExternalConnection> slow = patient.Client.GetAsync(ids[0], CallContext.None);
        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => impatient.Client.GetAsync(ids[1], CallContext.None));
        bool wasUnderWay = !slow.IsCompleted;

        Assert.Equal(ids[0], (await slow).Id);
        Assert.Equal(TelnyxErrorKind.Timeout, e.Kind);
        Assert.True(wasUnderWay);
        Assert.Equal(1, handler.Generation);
        patient.Close();
        impatient.Close();
    }
}
