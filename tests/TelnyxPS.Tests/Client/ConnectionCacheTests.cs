using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>A connection is known if this session read it in the last minute and it was not written since.</summary>
public class ConnectionCacheTests
{
    private readonly TestSession test = new(new SandboxHandler());

    private ConnectionCache Cache => test.Session.Cache;

    [Fact]
    public async Task A_recently_read_connection_is_known()
    {
        Assert.True(Cache.IsKnown(await ReadAsync()));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(-1, false)]
    public async Task After_a_minute_it_is_no_longer_known(int seconds, bool known)
    {
        ExternalConnection connection = await ReadAsync();
        test.Now = test.Now.AddSeconds(seconds);

        Assert.Equal(known, Cache.IsKnown(connection));
    }

    [Fact]
    public async Task A_write_makes_earlier_reads_outdated_and_its_response_known()
    {
        ExternalConnection before = await ReadAsync();
        ExternalConnection answer = await WriteAsync(before, 33);

        Assert.False(Cache.IsKnown(before));
        Assert.True(Cache.IsKnown(answer));
        Assert.True(Cache.IsKnown(await ReadAsync()));
    }

    [Fact]
    public async Task A_write_to_a_different_connection_changes_nothing()
    {
        ExternalConnection before = await ReadAsync();
        ExternalConnection other = await test.Client.GetAsync("1927100270812764219", test.Context);
        await WriteAsync(other, 33);

        Assert.True(Cache.IsKnown(before));
    }

    [Fact]
    public async Task A_failed_write_makes_it_outdated_too()
    {
        var handler = new ScriptedHandler();
        handler.Enqueue(200, Answer.Connection);
        handler.SetDefault(503, "");
        var failing = new TestSession(handler, retries: 0);
        ExternalConnection before = await failing.Client.GetAsync(Answer.Id, failing.Context);

        await Assert.ThrowsAsync<TelnyxApiException>(() => failing.Client.DeleteAsync(Answer.Id, failing.Context));

        Assert.False(failing.Session.Cache.IsKnown(before));
    }

    [Fact]
    public void A_read_that_a_write_overtook_is_outdated()
    {
        SessionStamp started = Cache.StartRead();
        long write = Cache.StartWrite(Key(Answer.Id));
        SessionStamp during = Cache.StartRead();
        SessionStamp ended = Cache.EndWrite(Key(Answer.Id), write);

        Assert.False(Cache.IsKnown(Connection(started)));
        Assert.False(Cache.IsKnown(Connection(during)));
        Assert.True(Cache.IsKnown(Connection(ended)));
    }

    [Fact]
    public void The_responses_of_overlapping_writes_are_not_known()
    {
        long first = Cache.StartWrite(Key(Answer.Id));
        long second = Cache.StartWrite(Key(Answer.Id));
        SessionStamp secondEnded = Cache.EndWrite(Key(Answer.Id), second);
        SessionStamp firstEnded = Cache.EndWrite(Key(Answer.Id), first);

        Assert.False(Cache.IsKnown(Connection(firstEnded)));
        Assert.False(Cache.IsKnown(Connection(secondEnded)));
    }

    [Fact]
    public async Task A_connection_that_another_session_read_is_not_known()
    {
        var other = new TestSession(new SandboxHandler());

        Assert.False(Cache.IsKnown(await other.Client.GetAsync(Answer.Id, other.Context)));
        Assert.False(Cache.IsKnown(ExternalConnection.OfId(Answer.Id)));
    }

    [Fact]
    public void Many_writes_are_pruned_without_losing_relevant_ones()
    {
        for (int i = 0; i < 5000; i++)
        {
            test.Now = test.Now.AddSeconds(1);
            Cache.EndWrite(Key($"{i}"), Cache.StartWrite(Key($"{i}")));
        }

        SessionStamp read = Cache.StartRead();
        Cache.EndWrite(Key("x"), Cache.StartWrite(Key("x")));
        Assert.False(Cache.IsKnown(Connection(read, "x")));
        Assert.InRange(Cache.Writes.Count, 1, 1100);
    }

    [Fact]
    public void Only_the_latest_of_many_connections_are_kept()
    {
        for (int i = 0; i < 5000; i++)
            Cache.Remember(ExternalConnection.OfId(i.ToString()));

        Assert.Equal(2000, Cache.Seen().Count);
        Assert.NotNull(Cache.Find("4999"));
        Assert.Null(Cache.Find("0"));
    }

    [Fact]
    public async Task A_removed_connection_is_forgotten()
    {
        ExternalConnection connection = await test.Client.GetAsync("1917675492851994840", test.Context);
        await test.Client.DeleteAsync(connection.Id, test.Context);

        Assert.Null(Cache.Find(connection.Id));
    }

    private static ExternalConnection Connection(SessionStamp stamp, string id = Answer.Id)
    {
        ExternalConnection connection = ExternalConnection.OfId(id);
        connection.SetOrigin(stamp, connectionId: null);
        return connection;
    }

    private static string Key(string id) => ExternalConnection.OfId(id).Key!;

    private Task<ExternalConnection> ReadAsync() => test.Client.GetAsync(Answer.Id, test.Context);

    private Task<ExternalConnection> WriteAsync(ExternalConnection connection, int limit)
    {
        var change = new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = limit };
        return test.Client.UpdateAsync(connection.Id, change, change.Against(connection), test.Context);
    }
}
