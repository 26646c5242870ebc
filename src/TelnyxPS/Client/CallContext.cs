namespace TelnyxPS.Client;

/// <summary>The context of the calls of a cmdlet: where to write messages, and how to cancel.</summary>
/// <param name="verbose">Writes verbose messages.</param>
/// <param name="cancellation">Cancels reads and pauses.</param>
/// <param name="abort">Cancels writes too; by default the same as <paramref name="cancellation"/>.</param>
internal sealed class CallContext(
    Action<string> verbose, CancellationToken cancellation, CancellationToken? abort = null)
{
    public static readonly CallContext None = new(_ => { }, CancellationToken.None);

    /// <summary>Writes verbose messages, from any thread.</summary>
    public Action<string> Verbose { get; } = verbose;

    /// <summary>The requests of the cmdlet that are waiting for the rate limit.</summary>
    public RateLimitWaits Waits { get; private set; } = new();

    /// <summary>Writes warnings, from any thread.</summary>
    public Action<string> Warning { get; set; } = verbose;

    /// <summary>Writes requests and responses to the debug stream, from any thread; null if debugging is off.</summary>
    public Action<string>? Debug { get; set; }

    /// <summary>Cancels reads and pauses immediately, and prevents further writes.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Cancels writes that were already sent. It fires a moment later, so that they can finish.</summary>
    public CancellationToken Abort { get; } = abort ?? cancellation;

    /// <summary>Returns the same context for a call that is canceled earlier.</summary>
    public CallContext Until(CancellationToken end) =>
        new(Verbose, end) { Warning = Warning, Debug = Debug, Waits = Waits };
}
