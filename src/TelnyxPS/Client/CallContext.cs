namespace TelnyxPS.Client;

/// <summary>What a call needs of the cmdlet that makes it: a way to tell what it does, and a way to be stopped.</summary>
internal sealed class CallContext
{
    public static readonly CallContext None = new(_ => { }, CancellationToken.None);

    public CallContext(Action<string> verbose, CancellationToken cancellation, CancellationToken? abort = null)
    {
        Verbose = verbose;
        Warning = verbose;
        Cancellation = cancellation;
        Abort = abort ?? cancellation;
    }

    /// <summary>Takes lines for the verbose stream, from any thread.</summary>
    public Action<string> Verbose { get; }

    /// <summary>Its requests that wait for the rate limit.</summary>
    public RateLimitWaits Waits { get; private set; } = new();

    /// <summary>Takes warnings, from any thread.</summary>
    public Action<string> Warning { get; set; }

    /// <summary>Takes what is sent and received, from any thread; null if no one wants it.</summary>
    public Action<string>? Debug { get; set; }

    /// <summary>Ends reads and pauses at once, and lets no write start any more.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Ends also a write that was sent already; a moment later, so that it may come to its end.</summary>
    public CancellationToken Abort { get; }

    /// <summary>The same, for a call that ends earlier.</summary>
    public CallContext Until(CancellationToken end) => new(Verbose, end) { Warning = Warning, Debug = Debug, Waits = Waits };
}
