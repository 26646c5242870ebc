using TelnyxPS.Api;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Api;

/// <summary>What counts as known: read in the last minute by this session, and not written since.</summary>
public class LedgerTests
{
    private readonly TestSession test = new(new SandboxHandler());

    private ConnectionLedger Ledger => test.Session.Ledger;

    [Fact]
    public async Task What_was_just_read_is_known()
    {
        Assert.True(Ledger.IsKnown(await ReadAsync()));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(-1, false)]
    public async Task After_a_minute_it_is_no_more(int seconds, bool known)
    {
        ExternalConnection connection = await ReadAsync();
        test.Now = test.Now.AddSeconds(seconds);

        Assert.Equal(known, Ledger.IsKnown(connection));
    }

    [Fact]
    public async Task A_write_makes_what_was_read_before_old_and_its_answer_known()
    {
        ExternalConnection before = await ReadAsync();
        ExternalConnection answer = await WriteAsync(before, 33);

        Assert.False(Ledger.IsKnown(before));
        Assert.True(Ledger.IsKnown(answer));
        Assert.True(Ledger.IsKnown(await ReadAsync()));
    }

    [Fact]
    public async Task A_write_of_another_connection_changes_nothing()
    {
        ExternalConnection before = await ReadAsync();
        ExternalConnection other = await test.Client.GetAsync("1927100270812764219", test.Context);
        await WriteAsync(other, 33);

        Assert.True(Ledger.IsKnown(before));
    }

    [Fact]
    public async Task A_write_that_failed_makes_it_old_too()
    {
        var handler = new ScriptedHandler();
        handler.Enqueue(200, Answer.Connection);
        handler.SetDefault(503, "");
        var failing = new TestSession(handler, retries: 0);
        ExternalConnection before = await failing.Client.GetAsync(Answer.Id, failing.Context);

        await Assert.ThrowsAsync<TelnyxApiException>(() => failing.Client.DeleteAsync(Answer.Id, failing.Context));

        Assert.False(failing.Session.Ledger.IsKnown(before));
    }

    [Fact]
    public void A_read_that_a_write_overtook_is_old()
    {
        Reading started = Ledger.StartRead();
        long write = Ledger.StartWrite(Answer.Id);
        Reading during = Ledger.StartRead();
        Reading ended = Ledger.EndWrite(Answer.Id, write);

        Assert.False(Ledger.IsKnown(Connection(started)));
        Assert.False(Ledger.IsKnown(Connection(during)));
        Assert.True(Ledger.IsKnown(Connection(ended)));
    }

    [Fact]
    public void Of_writes_that_overlap_no_answer_is_known()
    {
        long first = Ledger.StartWrite(Answer.Id);
        long second = Ledger.StartWrite(Answer.Id);
        Reading secondEnded = Ledger.EndWrite(Answer.Id, second);
        Reading firstEnded = Ledger.EndWrite(Answer.Id, first);

        Assert.False(Ledger.IsKnown(Connection(firstEnded)));
        Assert.False(Ledger.IsKnown(Connection(secondEnded)));
    }

    [Fact]
    public async Task What_another_session_read_is_not_known()
    {
        var other = new TestSession(new SandboxHandler());

        Assert.False(Ledger.IsKnown(await other.Client.GetAsync(Answer.Id, other.Context)));
        Assert.False(Ledger.IsKnown(ExternalConnection.OfId(Answer.Id)));
    }

    [Fact]
    public void Many_writes_are_pruned_and_none_that_matters_forgotten()
    {
        for (int i = 0; i < 5000; i++)
        {
            test.Now = test.Now.AddSeconds(1);
            Ledger.EndWrite(i.ToString(), Ledger.StartWrite(i.ToString()));
        }

        Reading read = Ledger.StartRead();
        Ledger.EndWrite("x", Ledger.StartWrite("x"));
        Assert.False(Ledger.IsKnown(Connection(read, "x")));
        Assert.InRange(Ledger.WriteCount, 1, 1100);
    }

    [Fact]
    public void Of_very_many_seen_connections_the_latest_are_kept()
    {
        for (int i = 0; i < 5000; i++)
            Ledger.Remember(ExternalConnection.OfId(i.ToString()));

        Assert.Equal(2000, Ledger.Seen().Count);
        Assert.NotNull(Ledger.Find("4999"));
        Assert.Null(Ledger.Find("0"));
    }

    [Fact]
    public async Task A_removed_connection_is_forgotten()
    {
        ExternalConnection connection = await test.Client.GetAsync("1917675492851994840", test.Context);
        await test.Client.DeleteAsync(connection.Id, test.Context);

        Assert.Null(Ledger.Find(connection.Id));
    }

    private static ExternalConnection Connection(Reading reading, string id = Answer.Id) =>
        new(new ConnectionDocument { Id = id }, reading);

    private Task<ExternalConnection> ReadAsync() => test.Client.GetAsync(Answer.Id, test.Context);

    private Task<ExternalConnection> WriteAsync(ExternalConnection connection, int limit)
    {
        var change = new ConnectionChange { Settings = new ConnectionSettings { OutboundChannelLimit = limit } };
        return test.Client.UpdateAsync(connection.Id, change, change.Against(connection), test.Context);
    }
}
