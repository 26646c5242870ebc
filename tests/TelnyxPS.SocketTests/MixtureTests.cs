using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.Bulk;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>
/// Random faults and concurrent calls: the reported outcome of each item matches the state of the server.
/// </summary>
public class MixtureTests
{
    private const int Items = 2000;
    private const int Creations = 200;
    private const int Concurrency = 16;
    private const double Faulty = 0.35;

    // Each one waits for a second.
    private const double Hanging = 0.005;

    private static readonly Fault[] Quick =
        [.. FaultCatalog.All.Values.Where(c => !c.RunsIntoTimeout).Select(c => c.Fault)];

    private static readonly Fault[] Waiting =
        [.. FaultCatalog.All.Values.Where(c => c.RunsIntoTimeout).Select(c => c.Fault)];

    [Fact]
    public async Task Two_thousand_items_at_concurrency_16()
    {
        int seed = TestSeed.Next();
        await RunAsync(
            seed, Concurrency, before => [.. before.Keys.Select((id, i) => new Trial(Choose(seed, id), id, i))]);
    }

    [Fact]
    public async Task Two_hundred_create_requests_one_after_another()
    {
        await RunAsync(
            TestSeed.Next(),
            concurrency: 1,
            _ => [.. Enumerable.Range(0, Creations).Select(i => new Trial(Operation.Create, null, i))]);
    }

    private static async Task RunAsync(
        int seed, int concurrency, Func<IReadOnlyDictionary<string, JsonObject>, Trial[]> choose)
    {
        await using LoopbackServer server =
            await LoopbackServer.StartAsync(new LoopbackOptions { Connections = Items });
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        Trial[] trials = choose(before);
        TelnyxSession session = SocketSession.Open(server.Address, retries: 3, timeoutSec: 1);
        server.Faults.Rule = request => FaultOf(seed, request);

        List<Trial> emitted = [];
        await Task.Run(
            () => Carry(trials.Select(trial => new TrialItem(trial, session, before, emitted)), concurrency));
        Assert.Equal(trials, emitted);

        session.Close();
        server.Faults.Clear();
        Report(trials, server.Statistics);
        IReadOnlyList<string> violations = StateCheck.Violations(trials, before, await server.ReadStateAsync());
        Assert.True(violations.Count == 0, $"{TestSeed.Line(seed)}\n{string.Join("\n", violations)}");
        Assert.True(server.Statistics.Faults.Values.Sum() > trials.Length / 10, "Too few faults occurred.");
    }

    /// <summary>
    /// Processes the items with the queue of the cmdlets, on this thread instead of the pipeline thread.
    /// </summary>
    private static void Carry(IEnumerable<TrialItem> items, int concurrency)
    {
        var wakes = new BlockingCollection<bool>();
        var queue = new BulkQueue(concurrency, CallContext.None, WaitUntil, () => wakes.Add(true));
        foreach (TrialItem item in items)
            queue.Add(item);
        queue.Drain();

        void WaitUntil(Func<bool> condition)
        {
            while (!condition())
                wakes.TryTake(out _, TimeSpan.FromSeconds(0.2));
        }
    }

    private static Operation Choose(int seed, string id) => TestSeed.For(seed, id).Next(10) switch
    {
        < 4 => Operation.Update,
        < 8 => Operation.Delete,
        _ => Operation.Get,
    };

    private static Fault? FaultOf(int seed, ServedRequest request)
    {
        Random random = TestSeed.For(seed, $"{request.Method} {request.Id} {request.Ordinal}");
        return random.NextDouble() switch
        {
            < Hanging => Waiting[random.Next(Waiting.Length)],
            < Faulty => Quick[random.Next(Quick.Length)],
            _ => null,
        };
    }

    private static void Report(IEnumerable<Trial> trials, ServerStatistics statistics)
    {
        ITestOutputHelper output = TestContext.Current.TestOutputHelper!;
        IEnumerable<string> outcomes = trials.Select(
            t => $"{t.Operation}: {(t.Error as TelnyxApiException)?.Kind.ToString() ?? "success"}");
        foreach ((string outcome, int count) in
            outcomes.CountBy(o => o).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            output.WriteLine($"{outcome} {count}");
        output.WriteLine(statistics.ToJson(withIds: false).ToJsonString());
    }
}
