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
    public void Whatever_the_service_does_each_request_ends_and_none_is_sent_before_its_pause_is_over() =>
        Rough.Sample(schedule => new LimiterRun(schedule).Run(), iter: Schedules);

    // Not none: where requests overtake each other at the very end of a window, one can still be refused. For example:
    // seed 9880597, 39 requests, 6 workers, limit 2, a window of 1 second, aligned, latency 262 ms.
    [Fact]
    public void A_service_that_tells_its_limit_has_hardly_anything_to_refuse()
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

        Assert.InRange((double)refused / requests, 0, 0.001);
    }
}
