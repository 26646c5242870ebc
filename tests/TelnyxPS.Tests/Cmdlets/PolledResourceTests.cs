using TelnyxPS.Client;
using TelnyxPS.Cmdlets;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.Tests.Client;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Cmdlets;

/// <summary>A resource that is polled until a timeout is never lost, and the wait never exceeds the timeout.</summary>
public class PolledResourceTests
{
    private readonly ScriptedHandler handler = new();
    private readonly TestSession test;
    private readonly PolledResource<ExternalConnection> polled;

    public PolledResourceTests()
    {
        test = new TestSession(handler, retries: 1);
        polled = new PolledResource<ExternalConnection>(test.Client, Endpoints.Connection.Get(Answer.Id));
    }

    [Fact]
    public async Task A_read_without_a_response_ends_at_the_timeout()
    {
        handler.EnqueueForward(new SandboxHandler());
        await polled.ReadAsync(test.Context, CancellationToken.None);
        handler.EnqueueHang();
        using var timeUp = new CancellationTokenSource();
        Task reading = polled.ReadAsync(test.Context, timeUp.Token);
        Assert.False(reading.IsCompleted);

        timeUp.Cancel();
        await reading;

        Assert.Equal(Answer.Id, polled.Last!.Id);
        Assert.Equal(2, handler.Requests.Length);
    }

    [Fact]
    public async Task Nothing_is_sent_after_the_timeout()
    {
        await polled.ReadAsync(test.Context, new CancellationToken(canceled: true));

        Assert.Null(polled.Last);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task A_stop_of_the_cmdlet_is_not_a_timeout()
    {
        var stopped = new CallContext(_ => { }, new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => polled.ReadAsync(stopped, CancellationToken.None));
    }

    [Fact]
    public async Task A_temporary_failure_is_reported_and_does_not_end_the_wait()
    {
        handler.Enqueue(503);
        handler.Enqueue(503);
        handler.EnqueueForward(new SandboxHandler());

        await polled.ReadAsync(test.Context, CancellationToken.None);
        Assert.Null(polled.Last);
        Assert.Contains("HTTP 503", polled.FailureText);
        Assert.Contains(test.Lines, line => line.Contains("could not be read"));

        await polled.ReadAsync(test.Context, CancellationToken.None);
        Assert.Equal(Answer.Id, polled.Last!.Id);
        Assert.Empty(polled.FailureText);
    }

    [Fact]
    public async Task A_permanent_failure_ends_the_wait()
    {
        handler.Enqueue(404);

        var e =
            await Assert.ThrowsAsync<TelnyxApiException>(() => polled.ReadAsync(test.Context, CancellationToken.None));

        Assert.Equal(TelnyxErrorKind.NotFound, e.Kind);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3600, false)]
    [InlineData(int.MaxValue, false)]
    public void A_time_limit_lasts_as_long_as_specified(int seconds, bool isOver)
    {
        using var limit = new TimeLimit(seconds);

        Assert.Equal(isOver, limit.IsOver);
    }
}
