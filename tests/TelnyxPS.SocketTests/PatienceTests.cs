using System.Collections.Concurrent;
using System.Diagnostics;
using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>
/// A service that always responds with HTTP 429 over sockets: each request waits five minutes in total, and then ends.
/// The delays only advance a clock.
/// </summary>
public sealed class PatienceTests : IAsyncLifetime
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly ConcurrentQueue<TimeSpan> pauses = new();
    private LoopbackServer server = null!;
    private TelnyxSession session = null!;
    private string[] ids = [];

    /// <summary>The clock of the session, which each delay advances.</summary>
    private TimeSpan Now => watch.Elapsed + Waited;

    private TimeSpan Waited => TimeSpan.FromTicks(pauses.Sum(pause => pause.Ticks));

    public async ValueTask InitializeAsync()
    {
        server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 16 });
        ids = [.. (await server.ReadStateAsync()).Keys];
        session = SocketSession.Open(server.Address, onPause: pauses.Enqueue);
    }

    public async ValueTask DisposeAsync()
    {
        session.Close();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Requests_that_exceed_the_wait_limit_leave_no_request_behind()
    {
        for (int i = 0; i < 5; i++)
            server.Faults.Enqueue(Faults.Throttled(("Retry-After", "1")));
        server.Faults.Rule = _ => Faults.Throttled(("Retry-After", "400"));

        TelnyxApiException?[] failures = await ReadAllAsync(5);

        Assert.All(failures, failure => Assert.Equal(TelnyxErrorKind.RateLimited, failure?.Kind));
    }

    [Fact]
    public async Task Requests_wait_five_minutes_for_a_service_that_always_asks_for_a_second()
    {
        server.Faults.Rule = _ => Waited < TimeSpan.FromSeconds(280) ? Faults.Throttled(("Retry-After", "1")) : null;

        Assert.Null(Assert.Single(await ReadAllAsync(1)));
        Assert.InRange(Waited.TotalSeconds, 280, 282);
    }

    [Fact]
    public async Task Many_requests_that_are_always_refused_end_after_five_minutes()
    {
        server.Faults.Rule = _ => Faults.Throttled(("Retry-After", "60"));

        TelnyxApiException?[] failures = await ReadAllAsync(16);

        Assert.All(failures, failure => Assert.Equal(TelnyxErrorKind.RateLimited, failure?.Kind));
        Assert.InRange(server.Statistics.TotalRequests, 16, 16 * 5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_that_specifies_no_delay_is_not_flooded(bool saysZero)
    {
        var sent = new List<TimeSpan>();
        server.Faults.Rule = _ =>
        {
            sent.Add(Now);
            return saysZero ? Faults.Throttled(("Retry-After", "0")) : Faults.Throttled();
        };

        Assert.Equal(TelnyxErrorKind.RateLimited, Assert.Single(await ReadAllAsync(1))?.Kind);
        TimeSpan[] gaps = [.. sent.Zip(sent.Skip(1), (one, next) => next - one)];
        Assert.All(gaps, gap => Assert.True(gap >= TimeSpan.FromSeconds(1), $"{gap}"));
        Assert.True(gaps[^1] > gaps[0]);
        Assert.InRange(sent.Count, 5, 60);
    }

    private Task<TelnyxApiException?[]> ReadAllAsync(int count) => Task.WhenAll(ids.Take(count).Select(async id =>
    {
        try
        {
            ExternalConnection read = await session.Client.SendAsync(Endpoints.Connection.Get(id), CallContext.None);
            Assert.Equal(id, read.Id);
            return null;
        }
        catch (TelnyxApiException e)
        {
            return e;
        }
    }));
}
