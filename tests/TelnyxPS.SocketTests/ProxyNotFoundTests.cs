using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>HTTP 404 from a proxy does not prove that a connection no longer exists.</summary>
public class ProxyNotFoundTests
{
    [Fact]
    public async Task A_proxy_page_does_not_prove_that_a_lost_removal_succeeded()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 2 });
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        var trial = new Trial(Operation.Delete, before.Keys.ElementAt(1), 1);
        TelnyxSession session = SocketSession.Open(server.Address);
        server.Faults.Enqueue(Faults.Reset(applied: false));
        server.Faults.Enqueue(Faults.HtmlPage(404, applied: false));

        await trial.RunAsync(session.Client, before);

        session.Close();
        Assert.Empty(StateCheck.Violations([trial], before, await server.ReadStateAsync()));
    }

    [Fact]
    public async Task A_check_that_a_proxy_answers_does_not_resolve_a_removal()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 2 });
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        var trial = new Trial(Operation.Delete, before.Keys.ElementAt(1), 1);
        TelnyxSession session = SocketSession.Open(server.Address, retries: 0);
        server.Faults.Enqueue(Faults.Reset(applied: false));
        server.Faults.Enqueue(Faults.HtmlPage(404, applied: false));

        await trial.RunAsync(session.Client, before);

        session.Close();
        Assert.Empty(StateCheck.Violations([trial], before, await server.ReadStateAsync()));
    }
}
