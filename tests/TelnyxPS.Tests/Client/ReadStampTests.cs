using System.Collections;
using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>The age of a read starts with the successful attempt, regardless of earlier attempts.</summary>
public class ReadStampTests
{
    private static readonly Hashtable LongWait = new() { ["Retry-After"] = "75" };
    private readonly ScriptedHandler handler = new();
    private readonly SandboxHandler service = new();

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_connection_that_is_read_after_a_long_wait_is_known(int status)
    {
        TestSession test = Waiting(status);

        ExternalConnection read = await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.True(test.Now > new DateTimeOffset(2026, 1, 1, 0, 1, 10, TimeSpan.Zero));
        Assert.True(test.Session.Cache.IsKnown(read));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_connection_that_is_listed_after_a_long_wait_is_known(int status)
    {
        TestSession test = Waiting(status);

        IReadOnlyList<ExternalConnection> page = await test.Client.List().NextAsync(test.Context);

        Assert.All(page, read => Assert.True(test.Session.Cache.IsKnown(read)));
    }

    [Fact]
    public async Task A_write_that_ends_while_a_read_waits_does_not_make_it_outdated()
    {
        TestSession test = Waiting(503);
        string key = ExternalConnection.OfId(Answer.Id).Key!;
        test.OnPause = () => test.Session.Cache.EndWrite(key, test.Session.Cache.StartWrite(key));

        Assert.True(test.Session.Cache.IsKnown(await test.Client.GetAsync(Answer.Id, test.Context)));
    }

    [Fact]
    public async Task A_change_whose_reads_wait_for_the_rate_limit_is_made_once()
    {
        TestSession test = Waiting(429);
        ExternalConnection known = ExternalConnection.OfId(Answer.Id);
        var wanted = new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 77 };
        int plans = 0;

        (_, ExternalConnection after) = await test.Client.ChangeAsync(
            known,
            state =>
            {
                Assert.True(++plans < 5, "The state is read again and again.");
                return Task.FromResult<ApiOperation<ExternalConnection>?>(Endpoints.Connection.Update(
                    null, Answer.Id, wanted.Against(state).ToJson(), now => wanted.Against(now).IsEmpty));
            },
            Endpoints.Connection.Get(Answer.Id),
            test.Context);

        Assert.Equal(77, after.OutboundChannelLimit);
        Assert.Equal(2, plans);
        Assert.Equal(["GET", "GET", "PATCH"], handler.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Each_use_of_a_read_has_all_its_attempts()
    {
        TestSession test = new(handler);
        ApiOperation<ExternalConnection> get = Endpoints.Connection.Get(Answer.Id);
        for (int i = 0; i < 8; i++)
        {
            handler.Enqueue(503);
            handler.EnqueueForward(service);
            Assert.Equal(Answer.Id, (await test.Client.SendAsync(get, test.Context)).Id);
        }
    }

    /// <summary>A session whose first request waits longer than a state remains known.</summary>
    private TestSession Waiting(int status)
    {
        handler.Enqueue(status, "", LongWait);
        handler.Forward(service);
        return new TestSession(handler);
    }
}
