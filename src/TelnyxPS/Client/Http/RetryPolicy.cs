namespace TelnyxPS.Client;

/// <summary>How often a request is sent again, and after what pause.</summary>
internal sealed class RetryPolicy
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan DefaultThrottle = TimeSpan.FromSeconds(1);
    private readonly Random random = new();

    public RetryPolicy(int maximumRetryCount) => MaximumRetryCount = maximumRetryCount;

    /// <summary>How many times a request is sent again after a failure.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>For how long a request waits in all while the service throttles: a limit of its own.</summary>
    public TimeSpan LongestThrottle { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Waits, unless cancelled; replaced in tests.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; set; } = Task.Delay;

    /// <summary>
    /// The pause after so many failed attempts: twice the one before, of which a random half is left out so that
    /// clients that failed together do not come back together; longer where the service asks for it.
    /// </summary>
    public TimeSpan PauseAfter(int failedAttempts, TimeSpan? asked = null)
    {
        double full = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, failedAttempts - 1), LongestPause.TotalSeconds);
        TimeSpan pause = TimeSpan.FromSeconds(full * (1 - (Jitter() / 2)));
        return asked > pause ? asked.Value : pause;
    }

    /// <summary>The pause that a throttling service asks for, and a little more, so that it is not met too early.</summary>
    public TimeSpan ThrottlePause(TimeSpan? asked) => (asked ?? DefaultThrottle) + TimeSpan.FromMilliseconds(50 * Jitter());

    private double Jitter()
    {
        lock (random)
            return random.NextDouble();
    }
}
