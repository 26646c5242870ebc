namespace TelnyxPS.Client;

/// <summary>How often and after what pause to retry a request, and how long to wait for the rate limit.</summary>
internal sealed class RetryPolicy(int maximumRetryCount)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan FirstRefusalPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private readonly Random random = new();

    /// <summary>The maximum number of retries after a failure.</summary>
    public int MaximumRetryCount { get; } = maximumRetryCount;

    /// <summary>
    /// The maximum time that a request waits for the rate limit in total. Rejections because of the rate limit do not
    /// count as failures.
    /// </summary>
    public TimeSpan MaximumWait { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Waits for a time; replaced in tests.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; set; } = Task.Delay;

    /// <summary>
    /// Returns the pause after a number of failed attempts. It doubles with each failure, has up to half subtracted at
    /// random so that clients do not retry at the same time, and is longer if the service asks for it.
    /// </summary>
    public TimeSpan PauseAfter(int failedAttempts, TimeSpan? asked = null)
    {
        TimeSpan pause = TimeSpan.FromSeconds(Doubled(FirstPause, failedAttempts).TotalSeconds * (1 - (Jitter() / 2)));
        return asked > pause ? asked.Value : pause;
    }

    /// <summary>
    /// Returns the pause after a rejection because of the rate limit: slightly longer than the service asks for. A
    /// pause of less than a second doubles with each rejection in a row. The default is one second.
    /// </summary>
    public TimeSpan PauseAfterRefusal(TimeSpan? asked, int refusalsInARow)
    {
        TimeSpan pause = asked >= FirstRefusalPause ? asked.Value
            : Doubled(asked > TimeSpan.Zero ? asked.Value : FirstRefusalPause, refusalsInARow);
        return pause + TimeSpan.FromMilliseconds(50 * Jitter());
    }

    private static TimeSpan Doubled(TimeSpan first, int times) =>
        TimeSpan.FromSeconds(Math.Min(first.TotalSeconds * Math.Pow(2, times - 1), LongestPause.TotalSeconds));

    private double Jitter()
    {
        lock (random)
            return random.NextDouble();
    }
}
