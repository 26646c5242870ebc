namespace TelnyxPS.Tests.Schedules;

/// <summary>The parameters of one random run of the rate limiter. Everything else depends on the seed.</summary>
internal sealed record LimiterSchedule(
    int Seed,
    int Requests,
    int Workers,
    int Limit,
    int WindowSeconds,
    bool IsAligned,
    bool TellsLimit,
    int LatencyMs,
    int MaximumWaitSeconds,
    int PercentCancelled,
    int PercentUnused,
    int PercentLost,
    int PercentRefused)
{
    public int LeastLatencyMs { get; init; } = 1;
}
