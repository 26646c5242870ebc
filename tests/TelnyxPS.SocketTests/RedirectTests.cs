using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>A redirect is not followed: the target host receives neither a request nor the key.</summary>
public class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_other_host_receives_nothing(int status)
    {
        await using LoopbackServer other = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 8 });
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 8 });
        server.Faults.Rule = _ => Faults.Redirect(status, other.Address);
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        string[] ids = [.. before.Keys];
        Trial[] trials =
        [
            new(Operation.Get, ids[0], 0),
            new(Operation.Update, ids[2], 2),
            new(Operation.Delete, ids[1], 1),
            new(Operation.Create, null, 3),
        ];
        TelnyxSession session = SocketSession.Open(server.Address);

        foreach (Trial trial in trials)
            await trial.RunAsync(session.Client, before);

        session.Close();
        Assert.All(trials, trial =>
        {
            var e = Assert.IsType<TelnyxApiException>(trial.Error);
            Assert.Equal(TelnyxErrorKind.UnexpectedStatus, e.Kind);
            Assert.Equal(status == 303 && e.Method != "GET", e.IsAmbiguous);
        });
        Assert.Empty(StateCheck.Violations(trials, before, await server.ReadStateAsync()));
        Assert.Empty(StateCheck.Violations([], before, await other.ReadStateAsync()));
        Assert.Equal(0, other.Statistics.TotalRequests);
        Assert.Equal(0, other.Statistics.ConnectionsOpened);
    }
}
