using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>
/// A successful response whose body is cut off, with or without a network error: a read is sent again, and
/// the outcome of a change is checked.
/// </summary>
public class CutOffAnswerTests
{
    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (bool http2 in new[] { false, true })
            {
                cases.Add("half", http2);
                cases.Add("half-chunked", http2);
                cases.Add("half-json", http2);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_read_is_sent_again_and_the_outcome_of_a_change_is_found_out(string cut, bool http2)
    {
        await using LoopbackServer server =
            await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 8, Tls = http2 });
        using RenewableHandler handler = OwnHandler.Trusting(server);
        TelnyxSession session = SocketSession.Open(server.Address, handler: handler);
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        string[] ids = [.. before.Keys];
        Trial[] trials =
        [
            new(Operation.Get, ids[0], 0),
            new(Operation.Delete, ids[1], 1),
            new(Operation.Update, ids[2], 2),
        ];

        foreach (Trial trial in trials)
        {
            server.Faults.Enqueue(cut switch
            {
                "half" => Faults.Half(applied: true, chunked: false),
                "half-chunked" => Faults.Half(applied: true, chunked: true),
                _ => Faults.Answer(
                    200, """{"data":{"id":"1930241863466354012","active":tr"""u8.ToArray(), applied: true),
            });
            await trial.RunAsync(session.Client, before);
        }

        session.Close();
        Assert.Equal(0, server.Faults.Left);
        Assert.All(trials, trial => Assert.True(trial.Succeeded, trial.ToString()));
        Assert.Empty(StateCheck.Violations(trials, before, await server.ReadStateAsync()));
    }
}
