using TelnyxPS.Client;
using TelnyxPS.Bulk;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.Tests.Client;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Bulk;

/// <summary>Reads by id: one by one, or with the pages of the list if that takes fewer requests.</summary>
public class ConnectionReaderTests
{
    [Theory]
    [InlineData(3, 36, 3)]
    [InlineData(6, 36, 6)]
    [InlineData(36, 36, 7)]
    [InlineData(5000, 5000, 26)]
    [InlineData(20, 5000, 26)]
    [InlineData(10, 20000, 11)]
    public async Task Use_as_few_requests_as_possible(int asked, int account, int requests)
    {
        using var handler = new RecordingHandler(new SandboxHandler(account));
        var test = new TestSession(handler);
        string[] all = await IdsAsync(test, account);
        string[] ids = Enumerable.Range(0, asked).Select(i => all[i * (account / asked)]).ToArray();
        handler.Clear();

        var reader = new ConnectionReader(test.Session);
        foreach (string id in ids)
            Assert.Equal(id, (await reader.ReadAsync(id, test.Context)).Id);

        Assert.Equal(requests, handler.Requests.Length);
    }

    [Fact]
    public async Task Concurrent_reads_read_the_list_once()
    {
        using var handler = new RecordingHandler(new SandboxHandler(1000)) { DelayMilliseconds = 5 };
        var test = new TestSession(handler);
        string[] ids = await IdsAsync(test, 1000);
        handler.Clear();

        var reader = new ConnectionReader(test.Session);
        ExternalConnection[] read = await Task.WhenAll(ids.Select(id => reader.ReadAsync(id, test.Context)));

        Assert.Equal(ids, read.Select(c => c.Id));
        Assert.Equal(10, handler.Requests.Length);
    }

    [Fact]
    public async Task A_connection_that_is_not_in_the_list_is_requested_by_id()
    {
        using var handler = new RecordingHandler(new SandboxHandler(36));
        var test = new TestSession(handler);
        var reader = new ConnectionReader(test.Session);
        foreach (string id in await IdsAsync(test, 10))
            await reader.ReadAsync(id, test.Context);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => reader.ReadAsync("5", test.Context));

        Assert.Equal(TelnyxErrorKind.NotFound, e.Kind);
    }

    [Fact]
    public async Task A_connection_that_is_too_old_or_was_changed_since_is_read_again()
    {
        var test = new TestSession(new SandboxHandler(36));
        string[] ids = await IdsAsync(test, 36);
        var reader = new ConnectionReader(test.Session);
        foreach (string id in ids.Take(10))
            await reader.ReadAsync(id, test.Context);

        ExternalConnection before = await test.Client.GetAsync(ids[20], test.Context);
        var change = new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 4711 };
        await test.Client.UpdateAsync(ids[20], change, change.Against(before), test.Context);
        Assert.Equal(4711, (await reader.ReadAsync(ids[20], test.Context)).OutboundChannelLimit);

        test.Now = test.Now.AddMinutes(2);
        Assert.True(test.Session.Cache.IsKnown(await reader.ReadAsync(ids[30], test.Context)));
    }

    [Fact]
    public async Task A_failed_list_does_not_fail_the_connections()
    {
        var account = new SandboxHandler(36);
        string[] ids = await IdsAsync(new TestSession(account), 10);
        var handler = new ScriptedHandler();
        for (int i = 0; i < 6; i++)
            handler.EnqueueForward(account);
        handler.Enqueue(403);
        handler.Forward(account);
        var test = new TestSession(handler);
        var reader = new ConnectionReader(test.Session);

        foreach (string id in ids)
            Assert.Equal(id, (await reader.ReadAsync(id, test.Context)).Id);
    }

    private static async Task<string[]> IdsAsync(TestSession test, int count)
    {
        var listing = test.Client.List(first: (ulong)count);
        var ids = new List<string>();
        while (listing.HasMore)
            ids.AddRange((await listing.NextAsync(test.Context)).Select(c => c.Id));
        return ids.ToArray();
    }
}
