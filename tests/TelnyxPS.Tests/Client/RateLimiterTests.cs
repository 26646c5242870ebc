using TelnyxPS.Client;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>The one gate of a session.</summary>
public class RateLimiterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly List<TimeSpan> pauses = [];
    private TimeSpan now;

    private RateLimiter Gate() => new(() => now, (pause, _) =>
    {
        pauses.Add(pause);
        now += pause;
        return Task.CompletedTask;
    });

    [Fact]
    public async Task A_throttled_request_holds_all_of_them()
    {
        RateLimiter gate = Gate();
        await gate.EnterAsync(Patience, CancellationToken.None);
        gate.LeaveThrottled(TimeSpan.FromSeconds(3));

        Assert.Equal(3, (await gate.EnterAsync(Patience, CancellationToken.None)).GetValueOrDefault().TotalSeconds);
        gate.Leave(succeeded: true);
        Assert.Equal(0, (await gate.EnterAsync(Patience, CancellationToken.None)).GetValueOrDefault().TotalSeconds);
        Assert.Equal(3, Assert.Single(pauses).TotalSeconds);
    }

    [Fact]
    public async Task A_wait_longer_than_the_patience_is_not_begun()
    {
        RateLimiter gate = Gate();
        await gate.EnterAsync(Patience, CancellationToken.None);
        gate.LeaveThrottled(TimeSpan.FromHours(1));

        Assert.Null(await gate.EnterAsync(Patience, CancellationToken.None));
        Assert.Empty(pauses);
    }

    [Fact]
    public async Task While_the_service_asks_for_too_long_a_wait_nothing_is_sent()
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
    public async Task The_width_falls_by_half_once_for_answers_that_come_together_and_rises_again()
    {
        RateLimiter gate = Gate();
        for (int i = 0; i < 16; i++)
            await gate.EnterAsync(Patience, CancellationToken.None);
        for (int i = 0; i < 4; i++)
            gate.LeaveThrottled(TimeSpan.FromSeconds(1));
        Assert.Equal(8, gate.Width);

        for (int i = 0; i < 12; i++)
            gate.Leave(succeeded: true);
        Assert.InRange(gate.Width, 9, 10);
    }

    [Fact]
    public async Task Who_finds_no_place_waits_for_one()
    {
        RateLimiter gate = Gate();
        await gate.EnterAsync(Patience, CancellationToken.None);
        await gate.EnterAsync(Patience, CancellationToken.None);
        gate.LeaveThrottled(TimeSpan.Zero);
        Assert.Equal(1, gate.Width);

        Task<TimeSpan?> waiting = gate.EnterAsync(Patience, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        gate.Leave(succeeded: false);
        await waiting.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_cancelled_wait_passes_its_place_on()
    {
        RateLimiter gate = Gate();
        await gate.EnterAsync(Patience, CancellationToken.None);
        await gate.EnterAsync(Patience, CancellationToken.None);
        gate.LeaveThrottled(TimeSpan.Zero);
        using var stop = new CancellationTokenSource();
        Task<TimeSpan?> first = gate.EnterAsync(Patience, stop.Token);
        Task<TimeSpan?> second = gate.EnterAsync(Patience, CancellationToken.None);

        stop.Cancel();
        gate.Leave(succeeded: false);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await second.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_last_request_that_the_service_allows_holds_the_next()
    {
        using var handler = new ScriptedHandler();
        handler.Enqueue(200, Answer.Connection, new Dictionary<string, string> { ["x-ratelimit-remaining"] = "1", ["x-ratelimit-reset"] = "9" });
        handler.Enqueue(200, Answer.Connection, new Dictionary<string, string> { ["x-ratelimit-remaining"] = "0", ["x-ratelimit-reset"] = "7" });
        handler.SetDefault(200, Answer.Connection);
        var test = new TestSession(handler);

        for (int i = 0; i < 3; i++)
            await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(7, Assert.Single(test.Pauses).TotalSeconds);
        Assert.EndsWith("waited 7.0 s for the rate limit.", Assert.Single(test.Lines));
    }

    [Fact]
    public async Task What_a_later_answer_rounds_up_is_not_waited()
    {
        RateLimiter gate = Gate();
        gate.NoteReset(TimeSpan.FromSeconds(2));
        now += TimeSpan.FromSeconds(0.7);
        gate.NoteReset(TimeSpan.FromSeconds(2));
        gate.Hold(TimeSpan.FromSeconds(2));

        await gate.EnterAsync(Patience, CancellationToken.None);
        Assert.Equal(1.3, Assert.Single(pauses).TotalSeconds, 3);
    }

    [Fact]
    public async Task No_more_than_what_is_rounded_up_is_left_out_of_a_wait()
    {
        RateLimiter gate = Gate();
        gate.NoteReset(TimeSpan.FromSeconds(2));
        gate.Hold(TimeSpan.FromSeconds(30));

        await gate.EnterAsync(Patience, CancellationToken.None);
        Assert.Equal(29, Assert.Single(pauses).TotalSeconds, 3);
    }

    [Fact]
    public async Task A_reset_that_is_over_shortens_no_wait()
    {
        RateLimiter gate = Gate();
        gate.NoteReset(TimeSpan.FromSeconds(1));
        now += TimeSpan.FromSeconds(1);
        gate.NoteReset(TimeSpan.FromSeconds(5));
        gate.Hold(TimeSpan.FromSeconds(5));

        await gate.EnterAsync(Patience, CancellationToken.None);
        Assert.Equal(5, Assert.Single(pauses).TotalSeconds, 3);
    }

    [Fact]
    public async Task One_throttled_request_holds_the_whole_session()
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
}
