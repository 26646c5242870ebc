namespace TelnyxPS.Cmdlets;

/// <summary>A limit on the time that several calls together may take.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource end = new();

    /// <summary>Starts to count.</summary>
    /// <param name="seconds">How long it lasts.</param>
    public TimeLimit(int seconds)
    {
        // A timer counts no further than 24 days; longer is for ever.
        if (seconds <= 0)
            end.Cancel();
        else if (seconds <= int.MaxValue / 1000)
            end.CancelAfter(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => end.IsCancellationRequested;

    /// <summary>Is cancelled when the time is over.</summary>
    public CancellationToken End => end.Token;

    public void Dispose() => end.Dispose();
}
