namespace TelnyxPS.Tests.Schedules;

/// <summary>What one random run of the queue is made of. All else follows from the seed.</summary>
/// <param name="Seed">Where the random numbers begin.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="Keys">How many keys they have among them.</param>
/// <param name="Limit">How many requests may run at once.</param>
/// <param name="PercentRead">How many of the items need reading.</param>
/// <param name="PercentWrite">How many are written.</param>
/// <param name="PercentFail">How many of the reads, decisions and writes fail.</param>
/// <param name="StopAt">After which step the pipeline is stopped; null for never.</param>
internal sealed record QueueSchedule(
    int Seed, int Items, int Keys, int Limit, int PercentRead, int PercentWrite, int PercentFail, int? StopAt);
