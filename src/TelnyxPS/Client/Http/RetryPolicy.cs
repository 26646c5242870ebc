namespace TelnyxPS.Client;

/// <summary>How often a request is sent again, after what pause, and how long it waits for the rate limit.</summary>
internal sealed class RetryPolicy(int maximumRetryCount)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan FirstRefusalPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private readonly Random random = new();

    /// <summary>How many times a request is sent again after a failure.</summary>
    public int MaximumRetryCount { get; } = maximumRetryCount;

    /// <summary>How long a request waits for the rate limit in all. Refusals for the rate do not count as failures.</summary>
    public TimeSpan MaximumWait { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Waits, unless cancelled; replaced in tests.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; set; } = Task.Delay;

    /// <summary>
    /// The pause after so many failed attempts: twice the one before, of which a random half is left out so that
    /// clients that failed together do not come back together; longer where the service asks for it.
    /// </summary>
    public TimeSpan PauseAfter(int failedAttempts, TimeSpan? asked = null)
    {
        TimeSpan pause = TimeSpan.FromSeconds(Doubled(FirstPause, failedAttempts).TotalSeconds * (1 - (Jitter() / 2)));
        return asked > pause ? asked.Value : pause;
    }

    /// <summary>
    /// The pause after a refusal for the rate: what the service asks for, and a little more. A pause of less than a second
    /// doubles with each refusal in a row; where the service asks for none, the first is a second.
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
