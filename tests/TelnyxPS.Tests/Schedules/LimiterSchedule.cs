namespace TelnyxPS.Tests.Schedules;

/// <summary>What one random run of the rate limiter is made of. All else follows from the seed.</summary>
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
