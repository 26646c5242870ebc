using TelnyxPS.Client;

namespace TelnyxPS.Tests.Schedules;

/// <summary>Runs a schedule against the limiter in virtual time, and checks the invariants at each step.</summary>
internal sealed class LimiterRun
{
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);
    private readonly LimiterSchedule schedule;
    private readonly Random random;
    private readonly Timeline time = new();
    private readonly RetryPolicy retry = new(0);
    private readonly RateLimiter limiter;
    private readonly ModelService service;
    private readonly List<Request> waiting = [];
    private TimeSpan heldUntil;
    private int running;
    private int left;

    public LimiterRun(LimiterSchedule schedule)
    {
        this.schedule = schedule;
        random = new Random(schedule.Seed);
        limiter = new RateLimiter(() => time.Now, time.DelayAsync);
        service = new ModelService(schedule);
        left = schedule.Requests;
    }

    /// <summary>The number of requests that got a response, gave up or were canceled.</summary>
    public int Ended { get; private set; }

    public int Succeeded { get; private set; }

    /// <summary>
    /// The number of requests that were refused even though a response had already contained the limit.
    /// </summary>
    public int RefusedAfterTold { get; private set; }

    /// <summary>When the last request ended.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>The time of the first response.</summary>
    public TimeSpan? FirstAnswer { get; private set; }

    public void Run()
    {
        for (int i = 0; i < schedule.Workers; i++)
            time.At(Between(0, schedule.LatencyMs), Next);
        time.Run(Look);

        Assert.Empty(waiting);
        Assert.Equal(0, limiter.Waiting);
        Assert.Equal(0, running);
        Assert.Equal(schedule.Requests, Ended);
    }

    /// <summary>A worker starts the next request.</summary>
    private void Next()
    {
        if (left == 0)
            return;
        left--;
        Acquire(new Request { Patience = TimeSpan.FromSeconds(schedule.MaximumWaitSeconds) });
    }

    private void Acquire(Request request)
    {
        request.Since = time.Now;
        request.Acquiring = limiter.AcquireAsync(request.Patience, request.Cancellation.Token);
        waiting.Add(request);
        if (Happens(schedule.PercentCancelled))
            time.After(Between(0, 5000), request.Cancellation.Cancel);
    }

    private void Look()
    {
        foreach (Request request in waiting.Where(r => r.Acquiring.IsCompleted).ToList())
        {
            waiting.Remove(request);
            if (request.Acquiring.IsCanceled)
                End();
            else if (request.Acquiring.Result is { } lease)
                Send(request, lease);
            else
                GiveUp(request);
        }
    }

    private void Send(Request request, RateLimitLease lease)
    {
        running++;
        Assert.True(time.Now >= heldUntil, "A request was sent before the pause was over that the service asked for.");
        Assert.Equal(time.Now - request.Since, lease.Waited);
        Assert.InRange(running, 1, Math.Max(limiter.Width, running - 1));
        request.Patience -= lease.Waited;
        if (Happens(schedule.PercentUnused))
        {
            time.After(TimeSpan.Zero, () =>
            {
                running--;
                limiter.ReleaseUnused();
                End();
            });
            return;
        }

        TimeSpan sent = time.Now;
        time.After(Between(schedule.LeastLatencyMs, schedule.LatencyMs), () => Arrive(request, lease, sent));
    }

    private void Arrive(Request request, RateLimitLease lease, TimeSpan sent)
    {
        (bool isAllowed, RateLimitHeaders headers) = service.Count(time.Now);
        if (!isAllowed && FirstAnswer < sent)
            RefusedAfterTold++;
        bool isLost = Happens(schedule.PercentLost);
        isAllowed &= !Happens(schedule.PercentRefused);
        time.After(Between(schedule.LeastLatencyMs, schedule.LatencyMs), () =>
        {
            running--;
            if (isLost)
                limiter.Release(lease, succeeded: false, default);
            else if (isAllowed)
                Succeed(lease, headers);
            else
                Refuse(request, lease, headers);
            if (isLost || isAllowed)
                End();
        });
    }

    private void Succeed(RateLimitLease lease, RateLimitHeaders headers)
    {
        FirstAnswer ??= time.Now;
        Succeeded++;
        limiter.Release(lease, succeeded: true, headers);
    }

    private void Refuse(Request request, RateLimitLease lease, RateLimitHeaders headers)
    {
        FirstAnswer ??= time.Now;
        if (!schedule.TellsLimit)
            headers = new RateLimitHeaders(null, null, random.Next(3) == 0 ? headers.Reset : null);
        TimeSpan? retryAfter = random.Next(2) == 0 ? null
            : schedule.PercentRefused == 0 ? headers.Reset
            : TimeSpan.FromSeconds(random.Next(1, 8));
        TimeSpan pause = limiter.ReleaseRefused(lease, retryAfter, headers, retry.PauseAfterRefusal);
        Assert.InRange(pause, retryAfter ?? headers.Reset ?? TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(21));
        heldUntil = time.Now + pause > heldUntil ? time.Now + pause : heldUntil;
        if (pause > request.Patience)
            End();
        else
            Acquire(request);
    }

    /// <summary>Without a permit, the wait must be too long or already over.</summary>
    private void GiveUp(Request request)
    {
        TimeSpan deadline = request.Since + request.Patience;
        TimeSpan opens = time.Now + limiter.TimeToNext + Rounding;
        Assert.True(
            opens >= deadline || time.Now >= deadline, "A request gave up although it could have been sent in time.");

        // Waiting requests are checked when the next slot is free.
        Assert.InRange(
            time.Now,
            request.Since,
            Later(deadline, request.Since) + TimeSpan.FromMilliseconds(2 * schedule.LatencyMs) + Rounding);
        End();
    }

    private void End()
    {
        Ended++;
        Duration = time.Now;
        time.After(TimeSpan.Zero, Next);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private bool Happens(int percent) => random.Next(100) < percent;

    private TimeSpan Between(int least, int most) =>
        TimeSpan.FromMilliseconds(least + (random.NextDouble() * Math.Max(0, most - least)));

    private sealed class Request
    {
        public TimeSpan Patience { get; set; }

        public TimeSpan Since { get; set; }

        public CancellationTokenSource Cancellation { get; } = new();

        public Task<RateLimitLease?> Acquiring { get; set; } = null!;
    }
}
