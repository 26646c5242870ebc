using TelnyxPS.Client;

namespace TelnyxPS.Tests.Schedules;

/// <summary>Requests that the service always refuses, in virtual time.</summary>
public class AlwaysRefusedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);
    private readonly Timeline time = new();
    private readonly RetryPolicy retry = new(4);
    private readonly List<TimeSpan> ended = [];
    private readonly List<(Task<RateLimitLease?> Acquiring, TimeSpan Patience)> waiting = [];
    private readonly RateLimiter limiter;
    private Func<TimeSpan> retryAfter = () => TimeSpan.Zero;

    public AlwaysRefusedTests() => limiter = new RateLimiter(() => time.Now, time.DelayAsync);

    [Fact]
    public void Sixteen_requests_that_wait_a_minute_each_time_fail_after_five_minutes()
    {
        retryAfter = () => TimeSpan.FromMinutes(1);

        Run(16);

        Assert.Equal(16, ended.Count);
        Assert.All(ended, end => Assert.InRange(end, TimeSpan.FromMinutes(3.9), Patience));
    }

    [Fact]
    public void Five_requests_that_would_wait_too_long_fail_within_seconds()
    {
        retryAfter = () => time.Now < TimeSpan.FromSeconds(0.5) ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(400);

        Run(5);

        Assert.Equal(5, ended.Count);
        Assert.All(ended, end => Assert.InRange(end, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
    }

    private void Run(int count)
    {
        for (int i = 0; i < count; i++)
            time.At(TimeSpan.Zero, () => Acquire(Patience));
        time.Run(Look);
        Assert.Empty(waiting);
    }

    private void Acquire(TimeSpan patience) =>
        waiting.Add((limiter.AcquireAsync(patience, CancellationToken.None), patience));

    private void Look()
    {
        foreach ((Task<RateLimitLease?> Acquiring, TimeSpan Patience) request in
            waiting
                .Where(r => r.Acquiring.IsCompleted)
                .ToList())
        {
            waiting.Remove(request);
            if (request.Acquiring.Result is { } lease)
                time.After(Latency, () => Refuse(lease, request.Patience - lease.Waited));
            else
                ended.Add(time.Now);
        }
    }

    private void Refuse(RateLimitLease lease, TimeSpan patience)
    {
        if (limiter.ReleaseRefused(lease, retryAfter(), default, retry.PauseAfterRefusal) > patience)
            ended.Add(time.Now);
        else
            Acquire(patience);
    }
}
