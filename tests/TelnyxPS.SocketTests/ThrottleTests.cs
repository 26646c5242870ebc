using System.Diagnostics;
using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>A rate limit costs time, but no item fails.</summary>
public class ThrottleTests
{
    [Fact]
    public async Task More_requests_than_the_limit_allows_are_all_carried_out()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(
            new LoopbackOptions { Connections = 60, RequestsPerSecond = 20 });
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        Trial[] trials = [.. before.Keys.Select((id, i) => new Trial(Operation.Update, id, i))];
        TelnyxSession session = SocketSession.Open(server.Address, waits: true);
        Stopwatch watch = Stopwatch.StartNew();

        await Parallel.ForEachAsync(
            trials,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (trial, _) => await trial.RunAsync(session.Client, before));

        session.Close();
        Assert.Empty(StateCheck.Violations(trials, before, await server.ReadStateAsync()));
        Assert.All(trials, trial => Assert.True(trial.Succeeded, trial.ToString()));
        Assert.InRange(watch.Elapsed.TotalSeconds, 2, 15);
        Assert.Equal(60, server.Statistics.AppliedWrites.Count);
        Assert.All(server.Statistics.AppliedWrites.Values, count => Assert.Equal(1, count));
    }
}
