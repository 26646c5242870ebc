using CsCheck;

namespace TelnyxPS.Tests.Schedules;

/// <summary>The rate limiter in random schedules of virtual time.</summary>
public class LimiterScheduleTests
{
    private const int Schedules = 5000;

    private static readonly Gen<LimiterSchedule> Quiet =
        from seed in Gen.Int
        from requests in Gen.Int[1, 80]
        from workers in Gen.Int[1, 24]
        from limit in Gen.Int[1, 30]
        from window in Gen.Int[1, 6]
        from aligned in Gen.Bool
        from latency in Gen.Int[1, 400]
        select new LimiterSchedule(seed, requests, workers, limit, window, aligned, true, latency, 100_000, 0, 0, 0, 0);

    private static readonly Gen<LimiterSchedule> Rough =
        from quiet in Quiet
        from tells in Gen.Bool
        from patience in Gen.Int[0, 60]
        from cancelled in Gen.Int[0, 30]
        from unused in Gen.Int[0, 30]
        from lost in Gen.Int[0, 30]
        from refused in Gen.Int[0, 100]
        select quiet with
        {
            TellsLimit = tells,
            MaximumWaitSeconds = patience,
            PercentCancelled = cancelled,
            PercentUnused = unused,
            PercentLost = lost,
            PercentRefused = refused,
        };

    [Fact]
    public void Each_request_ends_and_none_is_sent_before_its_delay_is_over() =>
        Rough.Sample(schedule => new LimiterRun(schedule).Run(), iter: Schedules);

    // If latency varies this much, requests overtake each other at the end of a window, so a few of them are
    // refused.
    [Fact]
    public void A_service_that_announces_its_limit_refuses_few_requests()
    {
        int requests = 0;
        int refused = 0;
        Quiet.Sample(
            schedule =>
            {
                var run = new LimiterRun(schedule);
                run.Run();
                Assert.Equal(schedule.Requests, run.Succeeded);
                Interlocked.Add(ref requests, schedule.Requests);
                Interlocked.Add(ref refused, run.RefusedAfterTold);
            },
            iter: Schedules);

        Assert.InRange((double)refused / requests, 0, 0.005);
    }

    // A bulk change over a network whose latency varies by a third.
    private static readonly Gen<LimiterSchedule> Bulk =
        from seed in Gen.Int
        from windows in Gen.Int[3, 6]
        from missing in Gen.Int[0, 10]
        from workers in Gen.Int[8, 24]
        from limit in Gen.Int[20, 60]
        from window in Gen.Int[1, 3]
        from latency in Gen.Int[5, 50]
        select new LimiterSchedule(
            seed, (limit * windows) - missing, workers, limit, window, false, true, latency, 100_000, 0, 0, 0, 0)
        {
            LeastLatencyMs = latency * 2 / 3,
        };

    [Fact]
    public void A_bulk_change_takes_little_longer_than_the_limit_requires_and_is_rarely_refused()
    {
        int requests = 0;
        int refused = 0;
        int slow = 0;
        Bulk.Sample(
            schedule =>
            {
                var run = new LimiterRun(schedule);
                run.Run();
                Interlocked.Add(ref requests, schedule.Requests);
                Interlocked.Add(ref refused, run.RefusedAfterTold);
                if (run.Duration > 1.1 * Least(schedule))
                    Interlocked.Increment(ref slow);
            },
            iter: 1000);

        Assert.InRange((double)refused / requests, 0, 0.001);
        Assert.InRange(slow, 0, 10);
    }

    /// <summary>
    /// The workers wait for all windows except the last one, in which they send the remaining requests.
    /// </summary>
    private static TimeSpan Least(LimiterSchedule schedule)
    {
        int windows = (schedule.Requests - 1) / schedule.Limit;
        int last = schedule.Requests - (windows * schedule.Limit);
        double exchange = (schedule.LatencyMs + schedule.LeastLatencyMs) / 1000.0;
        return TimeSpan.FromSeconds(
            (windows * schedule.WindowSeconds) + (Math.Ceiling((double)last / schedule.Workers) * exchange));
    }
}
