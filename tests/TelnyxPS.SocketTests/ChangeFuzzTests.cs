using System.Globalization;
using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>Random changes: only the specified settings change.</summary>
public class ChangeFuzzTests
{
    private const int Rounds = 500;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_update_changes_only_the_specified_settings(bool merges)
    {
        int seed = TestSeed.Next();
        var input = new RandomInput(TestSeed.For(seed, "update"));
        await using LoopbackServer server =
            await LoopbackServer.StartAsync(new LoopbackOptions { MergesNestedObjects = merges });
        TelnyxSession session = SocketSession.Open(server.Address);
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        (int changed, int refused) = (0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            string id = input.One([.. before.Keys]);
            ExternalConnection known = before[id].ToConnection();
            DesiredSettings change = input.Change(known.Tags);
            JsonObject? expected = ExpectedState.After(before[id], change);
            ConnectionPatch patch = change.Against(known);
            Exception? error = null;
            ExternalConnection? answer = null;
            if (!patch.IsEmpty)
            {
                error = await Record.ExceptionAsync(
                    async () => answer = await session.Client.UpdateAsync(id, change, patch, CallContext.None));
            }

            IReadOnlyDictionary<string, JsonObject> after = await server.ReadStateAsync();
            string message =
                $"{TestSeed.Line(seed)}, round {round}: {patch.ToJson()} on {before[id].ToJsonString()}: {error}";
            if (error is not null)
                Assert.True(
                    error is TelnyxApiException { Kind: TelnyxErrorKind.InvalidRequest, IsAmbiguous: false }, message);
            Assert.True(expected is null == error is not null, message);
            Assert.True(SameBut(id, before, after), message);
            JsonObject now = ExpectedState.Normal(after[id]);
            Assert.True(
                JsonNode.DeepEquals(expected ?? ExpectedState.Normal(before[id]), now),
                $"{message}\n{now.ToJsonString()}");
            if (answer is not null)
                Assert.True(
                    change.Against(answer).IsEmpty,
                    $"{message}\nIt came back as {answer.Tags}, {answer.WebhookEventUrl}");
            changed += answer is null ? 0 : 1;
            refused += error is null ? 0 : 1;
            before = after;
        }

        session.Close();
        Assert.Equal(changed, server.Statistics.AppliedWrites.Values.Sum());
        Assert.InRange(changed, Rounds / 10, Rounds);
        Assert.InRange(refused, Rounds / 10, Rounds);
    }

    [Fact]
    public async Task A_new_connection_has_only_the_specified_settings()
    {
        int seed = TestSeed.Next();
        var input = new RandomInput(TestSeed.For(seed, "create"));
        await using LoopbackServer server = await LoopbackServer.StartAsync();
        TelnyxSession session = SocketSession.Open(server.Address);
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        int made = 0;
        for (int round = 0; round < Rounds / 2; round++)
        {
            DesiredSettings settings = input.Settings();
            if (!settings.Has(ConnectionSettings.OutboundVoiceProfileId))
                settings[ConnectionSettings.OutboundVoiceProfileId] = "5";
            var draft = new CreateConnectionRequest
            {
                Settings = settings,
                InboundOutboundVoiceProfileId = input.Chance(20) ? input.Profile() : null,
            };
            ExternalConnection? answer = null;
            Exception? error = await Record.ExceptionAsync(
                async () => answer = await session.Client.CreateAsync(draft, CallContext.None));

            IReadOnlyDictionary<string, JsonObject> after = await server.ReadStateAsync();
            string message = $"{TestSeed.Line(seed)}, round {round}: {draft.ToJson()}: {error}";
            if (error is not null)
                Assert.True(
                    error is TelnyxApiException { Kind: TelnyxErrorKind.InvalidRequest, IsAmbiguous: false }, message);
            string[] fresh = [.. after.Keys.Except(before.Keys)];
            Assert.True(answer is null ? fresh.Length == 0 : fresh.SequenceEqual([answer.Id]), message);
            Assert.True(SameBut(answer?.Id, before, after), message);
            if (answer is not null)
            {
                JsonObject now = after[answer.Id];
                JsonObject? expected = ExpectedState.After(now, settings);
                Assert.True(
                    JsonNode.DeepEquals(expected, ExpectedState.Normal(now)), $"{message}\n{now.ToJsonString()}");
                Assert.True(settings.Against(answer).IsEmpty, message);
                made++;
            }

            before = after;
        }

        session.Close();
        Assert.InRange(made, Rounds / 20, Rounds);
    }

    [Fact]
    public async Task An_invalid_id_reaches_no_connection()
    {
        int seed = TestSeed.Next();
        var input = new RandomInput(TestSeed.For(seed, "id"));
        await using LoopbackServer server = await LoopbackServer.StartAsync();
        TelnyxSession session = SocketSession.Open(server.Address, retries: 0);
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        ExternalConnection known = before.Values.First().ToConnection();
        string[] ids = [.. before.Keys];
        for (int round = 0; round < Rounds; round++)
        {
            string id = input.Id(ids);
            var change = new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 4711 };
            Func<Task>[] calls =
            [
                () => session.Client.GetAsync(id, CallContext.None),
                () => session.Client.UpdateAsync(id, change, change.Against(known), CallContext.None),
                () => session.Client.DeleteAsync(id, CallContext.None),
            ];
            foreach (Func<Task> call in calls)
            {
                Exception? error = await Record.ExceptionAsync(call);
                Assert.True(error is TelnyxApiException, $"{TestSeed.Line(seed)}, round {round}: '{id}': {error}");
            }
        }

        session.Close();
        Assert.Empty(StateCheck.Violations([], before, await server.ReadStateAsync()));
        Assert.Empty(server.Statistics.AppliedWrites);
        Assert.Empty(server.Statistics.Created);
    }

    [Fact]
    public async Task A_filter_finds_the_right_connections_or_is_refused()
    {
        int seed = TestSeed.Next();
        var input = new RandomInput(TestSeed.For(seed, "filter"));
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 300 });
        TelnyxSession session = SocketSession.Open(server.Address);
        IReadOnlyDictionary<string, JsonObject> before = await server.ReadStateAsync();
        for (int round = 0; round < Rounds / 2; round++)
        {
            DateTime? createdAt = input.Chance(50) ? input.Day() : null;
            ResourceFilter filter = new ResourceFilter()
                .Where("[connection_name][contains]", input.Chance(20) ? input.Text() : null)
                .Where("[phone_number][contains]", input.Chance(20) ? input.Text() : null)
                .Where(
                    "[external_sip_connection]",
                    input.Chance(20) ? input.One(["zoom", "operator_connect", "Zoom", input.Text()]) : null)
                .Where("[created_at]", createdAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            ResourcePage<ExternalConnection>? page = null;
            Exception? error = await Record.ExceptionAsync(async () =>
                page = await session.Client.ListPageAsync(
                    Endpoints.Connection, null, filter, input.Below(4), input.Below(253), CallContext.None));

            string message = $"{TestSeed.Line(seed)}, round {round}: {error}";
            if (error is not null)
                Assert.True(error is TelnyxApiException { Kind: TelnyxErrorKind.InvalidRequest }, message);
            foreach (ExternalConnection connection in page?.Resources ?? [])
                Assert.True(
                    createdAt is null || connection.CreatedAt?.UtcDateTime.Date == createdAt.Value.Date, message);
        }

        session.Close();
        Assert.Empty(StateCheck.Violations([], before, await server.ReadStateAsync()));
    }

    private static bool SameBut(
        string? id, IReadOnlyDictionary<string, JsonObject> before, IReadOnlyDictionary<string, JsonObject> after) =>
        before.Keys.Concat(after.Keys).Distinct().Where(key => key != id).All(key =>
            before.TryGetValue(key, out JsonObject? old)
            && after.TryGetValue(key, out JsonObject? now)
            && JsonNode.DeepEquals(old, now));
}
