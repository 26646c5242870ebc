using TelnyxPS.Client;
using TelnyxPS.Cmdlets;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>The shared knowledge of the sessions of an account, and writes whose state is outdated.</summary>
public class LostUpdateTests
{
    private readonly SandboxHandler service = new();

    [Fact]
    public async Task A_write_of_one_session_makes_the_reads_of_other_sessions_of_the_account_outdated()
    {
        (TelnyxSession one, TelnyxSession two) = (Open("KEY-shared-0001"), Open("KEY-shared-0001"));
        ExternalConnection known = await ReadAsync(one);
        Assert.True(two.Cache.IsKnown(known));

        await UpdateAsync(two, new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 77 });

        Assert.False(one.Cache.IsKnown(known));
        Assert.True(one.Cache.IsKnown(await ReadAsync(one)));
    }

    [Theory]
    [InlineData("KEY-other-0001", "https://telnyx.invalid/v2")]
    [InlineData("KEY-shared-0002", "https://telnyx.invalid/v3")]
    public async Task Sessions_of_other_accounts_share_nothing(string key, string address)
    {
        TelnyxSession one = Open("KEY-shared-0002");
        TelnyxSession other = Open(key, address);
        ExternalConnection known = await ReadAsync(one);

        await UpdateAsync(other, new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 77 });

        Assert.True(one.Cache.IsKnown(known));
        Assert.False(other.Cache.IsKnown(known));
    }

    [Fact]
    public void An_account_is_released_with_its_last_session()
    {
        WeakReference account = Use();
        for (int i = 0; i < 10 && account.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(account.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        WeakReference Use() => new(Open("KEY-shortlived-1").Cache.Writes);
    }

    [Fact]
    public async Task A_connection_that_is_read_during_a_write_is_not_known()
    {
        TelnyxSession session = Open("KEY-shared-0003");
        string key = ExternalConnection.OfId(Answer.Id).Key!;
        long started = session.Cache.StartWrite(key);

        ExternalConnection during = await ReadAsync(session);
        Assert.False(session.Cache.IsKnown(during));
        Assert.True(session.Cache.IsKnown(during, started));

        session.Cache.EndWrite(key, started);
        Assert.False(session.Cache.IsKnown(during));
    }

    [Fact]
    public async Task A_connection_that_is_read_during_any_write_is_not_known()
    {
        TelnyxSession session = Open("KEY-shared-0004");
        session.Cache.Writes.StartAccountWrite();

        ExternalConnection during = await ReadAsync(session);
        Assert.False(session.Cache.IsKnown(during));

        session.Cache.Writes.EndAccountWrite();
        Assert.False(session.Cache.IsKnown(during));
        Assert.True(session.Cache.IsKnown(await ReadAsync(session)));
    }

    [Fact]
    public async Task Writes_to_one_resource_run_one_after_another_and_those_to_others_do_not_wait()
    {
        var writes = new AccountWrites();
        IDisposable first = await writes.EnterAsync("a", CancellationToken.None);
        Task<IDisposable> second = writes.EnterAsync("a", CancellationToken.None);
        (await writes.EnterAsync("b", CancellationToken.None)).Dispose();
        using var stop = new CancellationTokenSource();
        Task<IDisposable> stopped = writes.EnterAsync("a", stop.Token);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);

        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
        (await writes.EnterAsync("a", CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task A_write_from_a_state_that_ages_while_it_waits_is_not_sent()
    {
        var handler = new ScriptedHandler();
        handler.Forward(service);
        var test = new TestSession(handler);
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);
        handler.Enqueue(429, "", new Dictionary<string, string> { ["Retry-After"] = "75" });
        ApiOperation<ExternalConnection> write = Update(known, 20);
        write.BasedOn = known;

        await Assert.ThrowsAsync<StaleRequestException>(() => test.Client.SendAsync(write, test.Context));

        Assert.Single(handler.Writes);
        Assert.NotEqual(20, (await test.Client.GetAsync(Answer.Id, test.Context)).OutboundChannelLimit);
    }

    [Fact]
    public async Task A_write_from_a_state_that_another_write_made_outdated_is_not_sent()
    {
        var test = new TestSession(service);
        ExternalConnection known = await test.Client.GetAsync(Answer.Id, test.Context);
        await test.Client.SendAsync(Update(known, 20), test.Context);
        ApiOperation<ExternalConnection> write = Update(known, 21);
        write.BasedOn = known;

        await Assert.ThrowsAsync<StaleRequestException>(() => test.Client.SendAsync(write, test.Context));

        Assert.Equal(20, (await test.Client.GetAsync(Answer.Id, test.Context)).OutboundChannelLimit);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("GET")]
    public async Task A_response_about_a_different_connection_is_an_error_that_names_both(string method)
    {
        var handler = new ScriptedHandler();
        handler.SetDefault(200, """{"data":{"id":"2","tags":["x"]}}""");
        var test = new TestSession(handler);
        ApiOperation<ExternalConnection> operation = method == "GET"
            ? Endpoints.Connection.Get("1")
            : Endpoints.Connection.Update(null, "1", "{}", _ => true);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.SendAsync(operation, test.Context));

        Assert.Equal(TelnyxErrorKind.InvalidResponse, e.Kind);
        Assert.Contains("contains the id 2 instead of 1.", e.Message);
        Assert.Null(test.Session.Cache.Find("2"));
    }

    private static ApiOperation<ExternalConnection> Update(ExternalConnection known, int limit)
    {
        var change = new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = limit };
        return Endpoints.Connection.Update(
            null, known.Id, change.Against(known).ToJson(), now => change.Against(now).IsEmpty);
    }

    private static Task<ExternalConnection> ReadAsync(TelnyxSession session) =>
        session.Client.GetAsync(Answer.Id, CallContext.None);

    private static async Task UpdateAsync(TelnyxSession session, DesiredSettings change) =>
        await session.Client.UpdateAsync(
        Answer.Id, change, change.Against(await ReadAsync(session)), CallContext.None);

    private TelnyxSession Open(string key, string address = "https://telnyx.invalid/v2") =>
        TelnyxSession.Open(new SessionOptions
        {
            ApiKey = key,
            BaseUri = new Uri(address),
            Handler = service,
        });
}
