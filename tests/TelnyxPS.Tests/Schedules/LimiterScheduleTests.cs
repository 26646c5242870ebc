using CsCheck;

namespace TelnyxPS.Tests.Schedules;

/// <summary>The rate limiter in random schedules of virtual time.</summary>
public class LimiterScheduleTests
{
    private const int Schedules = 4000;

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

    [Fact]
    public void A_service_that_tells_its_limit_has_nothing_to_refuse() => Quiet.Sample(
        schedule =>
        {
            var run = new LimiterRun(schedule);
            run.Run();
            Assert.Equal(schedule.Requests, run.Succeeded);
            Assert.Equal(0, run.RefusedAfterTold);
        },
        iter: Schedules);
}
