using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>Each of the four calls once, against a separate server that fails.</summary>
internal sealed class FaultRun
{
    private const int Retries = 2;
    private readonly FaultCase fault;
    private readonly FaultScope scope;
    private readonly bool pooled;

    /// <param name="fault">The fault.</param>
    /// <param name="scope">The requests that it affects.</param>
    /// <param name="pooled">Whether the call uses an existing network connection.</param>
    private FaultRun(FaultCase fault, FaultScope scope, bool pooled)
    {
        this.fault = fault;
        this.scope = scope;
        this.pooled = pooled;
    }

    /// <summary>
    /// Makes the calls with each scope, on new and existing connections. Fails if a reported outcome is wrong.
    /// </summary>
    public static async Task AllAsync(FaultCase fault)
    {
        IEnumerable<FaultRun> runs =
            from scope in Enum.GetValues<FaultScope>()
            from pooled in new[] { false, true }
            select new FaultRun(fault, scope, pooled);

        IReadOnlyList<string>[] violations = await Task.WhenAll(runs.Select(run => run.ViolationsAsync()));
        Assert.True(violations.All(v => v.Count == 0), string.Join("\n", violations.SelectMany(v => v)));
    }

    private async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 8 });
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        string[] ids = [.. before.Keys];
        Trial[] trials =
        [
            new(Operation.Get, ids[0], 0),
            new(Operation.Update, ids[2], 2),
            new(Operation.Delete, ids[1], 1),
            new(Operation.Create, null, 3),
        ];
        TelnyxSession[] sessions =
            [.. trials.Select(_ => SocketSession.Open(server.Address, Retries, fault.TimeoutSec))];
        if (pooled)
            await Task.WhenAll(sessions.Select(session => session.Client.PingAsync(CallContext.None)));

        server.Faults.Rule = Rule();
        await Task.WhenAll(trials.Zip(sessions, (trial, session) => trial.RunAsync(session.Client, before)));
        server.Faults.Clear();
        Array.ForEach(sessions, session => session.Close());

        List<string> violations = [.. StateCheck.Violations(trials, before, await server.ReadStateAsync())];
        if (scope == FaultScope.First)
        {
            violations.AddRange(
                trials.Where(trial => Recovers(trial) && !trial.Succeeded).Select(trial => $"{trial}: it gave up"));
        }

        if (server.Statistics.Created.Count > 1)
            violations.Add($"{server.Statistics.Created.Count} creations were carried out for one call");
        string circumstances = $"{fault.Fault}, {scope}, {(pooled ? "used" : "new")} connection";
        return [.. violations.Select(violation => $"{circumstances}: {violation}")];
    }

    private bool Recovers(Trial trial) => trial.Operation == Operation.Create ? fault.RecoversCreate : fault.Recovers;

    private Func<ServedRequest, Fault?> Rule()
    {
        ConcurrentDictionary<string, string> first = [];
        return request =>
        {
            string key = request.Id ?? "new";
            bool isFirst = first.TryAdd(key, request.Method);
            bool meets = scope switch
            {
                FaultScope.First => isFirst,
                FaultScope.SameMethod => first[key] == request.Method,
                _ => true,
            };
            return meets ? fault.Fault : null;
        };
    }
}
