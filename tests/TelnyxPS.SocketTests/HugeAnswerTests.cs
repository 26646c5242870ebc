using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>A response of 100 MB is an error, and is not kept in memory.</summary>
[Collection(nameof(AloneCollection))]
public class HugeAnswerTests
{
    private const long Bytes = 100_000_000;
    private const long Allowed = 96 * 1024 * 1024;

    [Theory]
    [InlineData(Operation.Get, false, false)]
    [InlineData(Operation.Get, false, true)]
    [InlineData(Operation.Update, false, true)]
    [InlineData(Operation.Update, true, false)]
    [InlineData(Operation.Delete, false, false)]
    [InlineData(Operation.Delete, true, true)]
    [InlineData(Operation.Create, false, true)]
    [InlineData(Operation.Create, true, false)]
    public async Task It_is_refused(Operation operation, bool applied, bool chunked)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 2 });
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        string? id = operation == Operation.Create ? null : before.Keys.ElementAt(1);
        var trial = new Trial(operation, id, 1);
        TelnyxSession session = SocketSession.Open(server.Address);
        server.Faults.Enqueue(Faults.Huge(Bytes, applied, chunked));
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        using var memory = new MemoryWatch();

        await trial.RunAsync(session.Client, before);

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        long peak = memory.Stop();
        session.Close();
        TestContext.Current.TestOutputHelper!.WriteLine($"allocated {allocated >> 20} MB, peak {peak >> 20} MB");
        Assert.Empty(StateCheck.Violations([trial], before, await server.ReadStateAsync()));
        Assert.Equal(applied && operation != Operation.Create, trial.Succeeded);
        if (trial.Error is TelnyxApiException e && operation != Operation.Create)
            Assert.Equal(TelnyxErrorKind.InvalidResponse, e.Kind);
        Assert.InRange(allocated, 0, Allowed);
        Assert.InRange(peak, 0, Allowed);
    }
}
