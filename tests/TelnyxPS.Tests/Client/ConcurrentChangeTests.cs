using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>Concurrent changes to one connection: the final state contains the setting of each writer.</summary>
public class ConcurrentChangeTests
{
    private static readonly (Setting Setting, Func<Random, object> Value)[] Values =
    [
        (ConnectionSettings.Active, random => random.Next(2) == 0),
        (ConnectionSettings.OutboundVoiceProfileId, random => $"{random.Next(1, 1000)}"),
        (ConnectionSettings.OutboundChannelLimit, random => random.Next(1000)),
        (ConnectionSettings.InboundChannelLimit, random => random.Next(1000)),
        (ConnectionSettings.Tags, random => new TagCollection([$"t{random.Next(1000)}"])),
        (ConnectionSettings.WebhookEventFailoverUrl, random => $"https://example.com/{random.Next(1000)}"),
        (ConnectionSettings.WebhookTimeoutSecs, random => random.Next(31)),
    ];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_final_state_contains_the_setting_of_every_writer(int block)
    {
        for (int seed = block * 100; seed < (block * 100) + 100; seed++)
            await RunAsync(seed);
    }

    [Fact]
    public async Task A_change_that_waited_for_the_rate_limit_keeps_changes_of_others()
    {
        var service = new SandboxHandler();
        var handler = new ScriptedHandler();
        handler.Forward(service);
        var test = new TestSession(handler);
        var colleague = new TestSession(service);
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);
        handler.Enqueue(429, "", new Dictionary<string, string> { ["Retry-After"] = "75" });
        await SetAsync(colleague.Session, new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 99 });

        (ExternalConnection? before, ExternalConnection after) = await ChangeAsync(
            test.Session, known, new DesiredSettings { [ConnectionSettings.Tags] = new TagCollection(["new"]) });

        Assert.Equal(
            (99, 99, "new"), (before!.OutboundChannelLimit, after.OutboundChannelLimit, after.Tags.ToString()));
    }

    [Fact]
    public async Task A_change_that_waited_for_a_retry_keeps_changes_of_others()
    {
        var service = new SandboxHandler();
        var handler = new ScriptedHandler();
        handler.Forward(service);
        var test = new TestSession(handler);
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);
        handler.Enqueue(503, "", new Dictionary<string, string> { ["Retry-After"] = "90" });
        await SetAsync(
            new TestSession(service).Session, new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 99 });

        (_, ExternalConnection after) = await ChangeAsync(
            test.Session, known, new DesiredSettings { [ConnectionSettings.WebhookTimeoutSecs] = 7 });

        Assert.Equal((99, 7), (after.OutboundChannelLimit, after.WebhookTimeoutSecs));
    }

    [Fact]
    public async Task A_change_whose_response_is_lost_and_whose_state_ages_is_found_to_be_done()
    {
        var service = new SandboxHandler();
        var handler = new ScriptedHandler();
        handler.Forward(service);
        var test = new TestSession(handler);
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);
        handler.EnqueueAppliedThenLost(service);
        handler.Enqueue(429, "", new Dictionary<string, string> { ["Retry-After"] = "75" });

        (ExternalConnection? before, ExternalConnection after) = await ChangeAsync(
            test.Session, known, new DesiredSettings { [ConnectionSettings.WebhookTimeoutSecs] = 7 });

        Assert.Same(known, before);
        Assert.Equal(7, after.WebhookTimeoutSecs);
        Assert.Equal(2, handler.Writes.Length);
    }

    [Fact]
    public async Task A_change_that_someone_else_already_made_is_not_sent()
    {
        var service = new SandboxHandler();
        var test = new TestSession(service);
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);
        test.Now = test.Now.AddMinutes(2);
        var change = new DesiredSettings { [ConnectionSettings.WebhookTimeoutSecs] = 7 };
        await SetAsync(new TestSession(service).Session, change);

        (ExternalConnection? before, ExternalConnection after) = await ChangeAsync(test.Session, known, change);

        Assert.Null(before);
        Assert.Equal(7, after.WebhookTimeoutSecs);
    }

    [Fact]
    public async Task A_change_waits_for_a_write_that_may_change_anything_and_reads_once()
    {
        var handler = new ScriptedHandler();
        handler.Forward(new SandboxHandler());
        var test = new TestSession(handler);
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);
        AccountWrites writes = test.Session.Cache.Writes;
        writes.StartAccountWrite();

        Task<(ExternalConnection? Before, ExternalConnection After)> changing = ChangeAsync(
            test.Session, known, new DesiredSettings { [ConnectionSettings.WebhookTimeoutSecs] = 7 });
        Assert.False(changing.IsCompleted);
        Assert.Single(handler.Requests);

        writes.EndAccountWrite();
        Assert.Equal(7, (await changing).After.WebhookTimeoutSecs);
        Assert.Equal(3, handler.Requests.Length);
    }

    [Fact]
    public async Task A_change_waits_for_a_write_to_the_same_resource_that_takes_no_turn()
    {
        var handler = new ScriptedHandler();
        handler.Forward(new SandboxHandler());
        var test = new TestSession(handler);
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);
        long started = test.Session.Cache.StartWrite(known.Key!);

        Task<(ExternalConnection? Before, ExternalConnection After)> changing = ChangeAsync(
            test.Session, known, new DesiredSettings { [ConnectionSettings.WebhookTimeoutSecs] = 7 });
        Assert.False(changing.IsCompleted);
        test.Session.Cache.EndWrite(known.Key!, started);

        Assert.Equal(7, (await changing).After.WebhookTimeoutSecs);
        Assert.Equal(3, handler.Requests.Length);
    }

    [Fact]
    public async Task A_change_that_waits_for_a_write_can_be_stopped()
    {
        var test = new TestSession(new SandboxHandler());
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);
        test.Session.Cache.Writes.StartAccountWrite();
        using var stop = new CancellationTokenSource();

        Task changing = ChangeAsync(
            test.Session,
            known,
            new DesiredSettings { [ConnectionSettings.WebhookTimeoutSecs] = 7 },
            new CallContext(_ => { }, stop.Token));
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => changing);
    }

    [Fact]
    public async Task A_change_fails_if_other_writes_always_precede_it()
    {
        var handler = new ScriptedHandler();
        TestSession? test = null;
        handler.Forward(new CallingHandler(new SandboxHandler(), () =>
        {
            // A write starts and ends while each read is running.
            test!.Session.Cache.Writes.StartAccountWrite();
            test.Session.Cache.Writes.EndAccountWrite();
        }));
        test = new TestSession(handler);
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => ChangeAsync(
            test.Session, known, new DesiredSettings { [ConnectionSettings.WebhookTimeoutSecs] = 7 }));

        Assert.Equal(TelnyxErrorKind.Conflict, e.Kind);
        Assert.Equal(
            $"External connection {Answer.Id} was not changed: each time the state was read, another command in this "
                + "process might have changed it before the request could be sent. Run the command again after the "
                + "other commands finish.",
            e.Message);
        Assert.False(e.IsAmbiguous);
        Assert.Equal(11, handler.Requests.Length);
        Assert.Empty(handler.Writes);
    }

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var service = new SandboxHandler();
        var account = new SharedAccount(new UnsteadyHandler(service, seed));
        TelnyxSession first = account.Open();
        TelnyxSession second = random.Next(2) == 0 ? first : account.Open();
        ExternalConnection start = await first.Client.GetAsync(Answer.Id, CallContext.None);
        (Setting Setting, object Value)[] wanted = Values
            .OrderBy(_ => random.Next())
            .Take(random.Next(2, Values.Length + 1))
            .Select(value => (value.Setting, value.Value(random)))
            .ToArray();

        // Some have an earlier object, and others read first, each in one of the two sessions.
        List<Task> writers = [];
        foreach ((Setting setting, object value) in wanted)
        {
            TelnyxSession session = random.Next(2) == 0 ? first : second;
            ExternalConnection? known = random.Next(2) == 0 ? start : null;
            writers.Add(Task.Run(() => SetAsync(session, new DesiredSettings { [setting] = value }, known)));
        }

        await Task.WhenAll(writers);

        var reader = new TestSession(service);
        ExternalConnection end = await reader.Client.GetAsync(Answer.Id, reader.Context);
        foreach ((Setting setting, object value) in wanted)
            Assert.True(
                setting.Kind.AreSame(value, setting.Of(end)),
                $"seed {seed}: {setting} is {setting.Of(end)}, not {value}");
        foreach (Setting setting in ConnectionSettings.All.Where(s => wanted.All(w => w.Setting != s)))
            Assert.True(
                setting.Kind.AreSame(setting.Of(start), setting.Of(end)), $"seed {seed}: {setting} has changed");
    }

    private static async Task SetAsync(
        TelnyxSession session, DesiredSettings change, ExternalConnection? known = null) =>
        await ChangeAsync(session, known ?? await session.Client.GetAsync(Answer.Id, CallContext.None), change);

    private static Task<(ExternalConnection? Before, ExternalConnection After)> ChangeAsync(
        TelnyxSession session, ExternalConnection known, DesiredSettings change, CallContext? context = null)
    {
        return session.Client.ChangeAsync(
            known, PlanAsync, Endpoints.Connection.Get(Answer.Id), context ?? CallContext.None);

        Task<ApiOperation<ExternalConnection>?> PlanAsync(ExternalConnection state)
        {
            ConnectionPatch patch = change.Against(state);
            ApiOperation<ExternalConnection>? operation = patch.IsEmpty
                ? null
                : Endpoints.Connection.Update(null, Answer.Id, patch.ToJson(), now => change.Against(now).IsEmpty);
            return Task.FromResult(operation);
        }
    }

    private sealed class CallingHandler(HttpMessageHandler inner, Action call) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellation)
        {
            call();
            return base.SendAsync(request, cancellation);
        }
    }
}
