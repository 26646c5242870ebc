namespace TelnyxPS.Tests.Schedules;

/// <summary>The parameters of one random run of the queue. Everything else depends on the seed.</summary>
/// <param name="Seed">The seed of the random numbers.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="Keys">The number of different keys.</param>
/// <param name="Limit">How many requests may run at once.</param>
/// <param name="PercentRead">How many of the items need reading.</param>
/// <param name="PercentWrite">How many are written.</param>
/// <param name="PercentFail">How many of the reads, decisions and writes fail.</param>
/// <param name="StopAt">The step after which the pipeline is stopped; null for never.</param>
internal sealed record QueueSchedule(
    int Seed, int Items, int Keys, int Limit, int PercentRead, int PercentWrite, int PercentFail, int? StopAt);
