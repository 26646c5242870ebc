using TelnyxPS.Client;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>The rate limiter of a session.</summary>
public class RateLimiterTests
{
    private static readonly TimeSpan MaximumWait = TimeSpan.FromMinutes(5);
    private readonly List<TimeSpan> pauses = [];
    private readonly RateLimiter limiter;
    private TimeSpan now;

    public RateLimiterTests() => limiter = new RateLimiter(() => now, (pause, _) =>
    {
        pauses.Add(pause);
        now += pause;
        return Task.CompletedTask;
    });

    [Fact]
    public async Task A_refused_request_delays_all_requests()
    {
        Refuse(await AcquireAsync(), 3);

        RateLimitLease next = await AcquireAsync();
        Assert.Equal(3, next.Waited.TotalSeconds);
        Succeed(next);
        Assert.Equal(0, (await AcquireAsync()).Waited.TotalSeconds);
        Assert.Equal(3, Assert.Single(pauses).TotalSeconds);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_not_started()
    {
        Refuse(await AcquireAsync(), 3600);

        Assert.Null(await limiter.AcquireAsync(MaximumWait, CancellationToken.None));
        Assert.Empty(pauses);
    }

    [Fact]
    public async Task Waiting_requests_fail_if_the_wait_becomes_too_long()
    {
        RateLimitLease first = await AcquireAsync();
        RateLimitLease second = await AcquireAsync();
        Refuse(first, 0);
        Task<RateLimitLease?>[] waiting =
            Enumerable.Range(0, 5).Select(_ => limiter.AcquireAsync(MaximumWait, CancellationToken.None)).ToArray();

        Refuse(second, 400);

        Assert.All(waiting, wait => Assert.True(wait.IsCompleted));
        Assert.All(await Task.WhenAll(waiting), Assert.Null);
    }

    [Fact]
    public async Task A_wait_of_less_than_a_millisecond_is_counted_exactly()
    {
        RateLimitLease first = await AcquireAsync();
        limiter.ReleaseRefused(first, null, default, (_, _) => TimeSpan.FromTicks(1234));

        RateLimitLease next = await AcquireAsync();
        Assert.Equal(TimeSpan.FromMilliseconds(1), Assert.Single(pauses));
        Assert.Equal(now, next.Waited);
    }

    [Fact]
    public async Task Nothing_is_sent_while_the_required_wait_is_too_long()
    {
        using var handler = new ScriptedHandler();
        handler.Enqueue(429, "", new Dictionary<string, string> { ["Retry-After"] = "3600" });
        handler.SetDefault(200, Answer.Connection);
        var test = new TestSession(handler);
        await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));
        Assert.Equal(TelnyxErrorKind.RateLimited, e.Kind);
        Assert.Contains("not sent", e.Message);
        Assert.Single(handler.Requests);

        test.Now = test.Now.AddHours(1.1);
        await test.Client.GetAsync(Answer.Id, test.Context);
    }

    [Fact]
    public async Task Concurrent_refusals_halve_the_concurrency_once_and_it_rises_again()
    {
        RateLimitLease[] leases = await AcquireAsync(16);
        foreach (RateLimitLease lease in leases.Take(4))
            Refuse(lease, 1);
        Assert.Equal(8, limiter.Width);

        foreach (RateLimitLease lease in leases.Skip(4))
            Succeed(lease);
        Assert.InRange(limiter.Width, 9, 10);
    }

    [Fact]
    public async Task Concurrent_refusals_count_as_one()
    {
        var rows = new List<int>();
        for (int i = 0; i < 3; i++)
        {
            foreach (RateLimitLease lease in await AcquireAsync(limiter.Width == 1 ? 1 : 2))
            {
                limiter.ReleaseRefused(lease, null, default, (_, inARow) =>
                {
                    rows.Add(inARow);
                    return TimeSpan.FromSeconds(1);
                });
            }
        }

        Assert.Equal([1, 1, 2, 3], rows);
        Succeed(await AcquireAsync());
        limiter.ReleaseRefused(await AcquireAsync(), null, default, (_, inARow) => TimeSpan.FromSeconds(inARow));
        Assert.Equal(1, limiter.TimeToNext.TotalSeconds);
    }

    [Fact]
    public async Task A_request_without_a_slot_waits_for_one()
    {
        RateLimitLease[] leases = await AcquireAsync(2);
        Refuse(leases[0], 0);
        Assert.Equal(1, limiter.Width);

        Task<RateLimitLease?> waiting = limiter.AcquireAsync(MaximumWait, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        now += TimeSpan.FromSeconds(2);
        limiter.Release(leases[1], succeeded: false, default);
        Assert.Equal(2, (await waiting)!.Waited.TotalSeconds);
    }

    [Fact]
    public async Task An_unused_permit_goes_to_the_next_request()
    {
        RateLimitLease[] leases = await AcquireAsync(2);
        Refuse(leases[0], 0);
        Task<RateLimitLease?> waiting = limiter.AcquireAsync(MaximumWait, CancellationToken.None);

        limiter.ReleaseUnused();

        Assert.True(waiting.IsCompleted);
        Assert.NotNull(await waiting);
    }

    [Fact]
    public async Task A_canceled_wait_releases_its_slot()
    {
        RateLimitLease[] leases = await AcquireAsync(2);
        Refuse(leases[0], 0);
        using var stop = new CancellationTokenSource();
        Task<RateLimitLease?> first = limiter.AcquireAsync(MaximumWait, stop.Token);
        Task<RateLimitLease?> second = limiter.AcquireAsync(MaximumWait, CancellationToken.None);

        stop.Cancel();
        limiter.Release(leases[1], succeeded: false, default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.True(second.IsCompleted);
    }

    [Fact]
    public async Task The_last_allowed_request_delays_the_next_one()
    {
        using var handler = new ScriptedHandler();
        handler.Enqueue(
            200,
            Answer.Connection,
            new Dictionary<string, string> { ["x-ratelimit-remaining"] = "1", ["x-ratelimit-reset"] = "9" });
        handler.Enqueue(
            200,
            Answer.Connection,
            new Dictionary<string, string> { ["x-ratelimit-remaining"] = "0", ["x-ratelimit-reset"] = "7" });
        handler.SetDefault(200, Answer.Connection);
        var test = new TestSession(handler);

        for (int i = 0; i < 3; i++)
            await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(7, Assert.Single(test.Pauses).TotalSeconds);
        Assert.EndsWith("waited 7.0 s for the rate limit.", Assert.Single(test.Lines));
    }

    [Fact]
    public async Task Running_requests_count_toward_the_remaining_requests()
    {
        RateLimitLease[] leases = await AcquireAsync(3);
        Succeed(leases[0], remaining: 3, reset: 10);
        await AcquireAsync();

        Task<RateLimitLease?> next = limiter.AcquireAsync(TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(10, Assert.Single(pauses).TotalSeconds);
        Assert.NotNull(await next);
    }

    [Fact]
    public async Task The_first_response_of_a_window_determines_its_end()
    {
        RateLimitLease[] leases = await AcquireAsync(2);
        Succeed(leases[0], remaining: 1, reset: 2);
        now += TimeSpan.FromSeconds(0.7);
        Succeed(leases[1], remaining: 0, reset: 2);

        await AcquireAsync();
        Assert.Equal(1.3, Assert.Single(pauses).TotalSeconds, 3);
    }

    [Fact]
    public async Task The_next_window_has_room_for_the_limit()
    {
        Succeed(await AcquireAsync(), remaining: 0, reset: 2, limit: 3);

        RateLimitLease[] leases = await AcquireAsync(3);
        Assert.Single(pauses);
        for (int i = 0; i < 3; i++)
            Succeed(leases[i], remaining: 2 - i, reset: 2, limit: 3);
        await AcquireAsync();
        Assert.Equal([2, 2], pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task A_window_with_a_distant_end_delays_nothing()
    {
        Succeed(await AcquireAsync(), remaining: 0, reset: 3600);

        await AcquireAsync();
        Assert.Empty(pauses);
    }

    [Fact]
    public async Task A_response_that_took_as_long_as_its_window_delays_nothing()
    {
        RateLimitLease lease = await AcquireAsync();
        now += TimeSpan.FromSeconds(1.5);
        Succeed(lease, remaining: 0, reset: 1);

        await AcquireAsync();
        Assert.Empty(pauses);
    }

    [Fact]
    public async Task Responses_that_never_arrive_do_not_block_other_requests()
    {
        Succeed(await AcquireAsync(), remaining: 2, reset: 1, limit: 2);
        foreach (RateLimitLease lease in await AcquireAsync(2))
            limiter.Release(lease, succeeded: false, default);

        // Both may count in the second window too. One request determines it.
        await AcquireAsync(2);
        Assert.Equal([1, 1], pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task One_refused_request_delays_the_whole_session()
    {
        using var handler = new ScriptedHandler();
        handler.Enqueue(429, "", new Dictionary<string, string> { ["Retry-After"] = "20" });
        handler.SetDefault(200, Answer.Connection);
        var test = new TestSession(handler);
        await test.Client.GetAsync(Answer.Id, test.Context);
        DateTimeOffset resumed = test.Now;

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.InRange(Assert.Single(test.Pauses).TotalSeconds, 20, 20.1);
        Assert.Equal(resumed, test.Now);
    }

    private static RateLimitHeaders Told(int remaining, double reset, int? limit = null) =>
        new(limit, remaining, TimeSpan.FromSeconds(reset));

    private async Task<RateLimitLease> AcquireAsync() =>
        (await limiter.AcquireAsync(MaximumWait, CancellationToken.None))!;

    private async Task<RateLimitLease[]> AcquireAsync(int count)
    {
        var leases = new RateLimitLease[count];
        for (int i = 0; i < count; i++)
            leases[i] = await AcquireAsync();
        return leases;
    }

    private void Succeed(RateLimitLease lease) => limiter.Release(lease, succeeded: true, default);

    private void Succeed(RateLimitLease lease, int remaining, double reset, int? limit = null) =>
        limiter.Release(lease, succeeded: true, Told(remaining, reset, limit));

    private void Refuse(RateLimitLease lease, double pause) =>
        limiter.ReleaseRefused(lease, TimeSpan.FromSeconds(pause), default, (asked, _) => asked!.Value);
}
