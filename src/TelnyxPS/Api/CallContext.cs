namespace TelnyxPS.Api;

/// <summary>What a call needs of the cmdlet that makes it: a way to tell what it does, and a way to be stopped.</summary>
internal sealed class CallContext
{
    public static readonly CallContext None = new(_ => { }, CancellationToken.None);

    public CallContext(Action<string> verbose, CancellationToken cancellation)
    {
        Verbose = verbose;
        Cancellation = cancellation;
    }

    /// <summary>Takes lines for the verbose stream, from any thread.</summary>
    public Action<string> Verbose { get; }

    public CancellationToken Cancellation { get; }
}
