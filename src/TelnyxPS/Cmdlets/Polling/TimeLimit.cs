namespace TelnyxPS.Cmdlets;

/// <summary>A timeout for several calls together.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource end = new();

    /// <summary>Starts the timeout.</summary>
    /// <param name="seconds">The timeout in seconds.</param>
    public TimeLimit(int seconds)
    {
        // A timer is limited to 24 days. A longer timeout never expires.
        if (seconds <= 0)
            end.Cancel();
        else if (seconds <= int.MaxValue / 1000)
            end.CancelAfter(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Whether the timeout has expired.</summary>
    public bool IsOver => end.IsCancellationRequested;

    /// <summary>Is canceled when the timeout expires.</summary>
    public CancellationToken End => end.Token;

    public void Dispose() => end.Dispose();
}
