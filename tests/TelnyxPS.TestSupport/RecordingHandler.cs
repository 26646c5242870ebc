namespace TelnyxPS.TestSupport;

/// <summary>Records each request and passes it on.</summary>
public sealed class RecordingHandler : DelegatingHandler
{
    /// <summary>Records what goes to the inner handler.</summary>
    public RecordingHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>What is recorded.</summary>
    public RequestLog Log { get; } = new();

    /// <summary>All requests, in the order in which they were sent.</summary>
    public RecordedRequest[] Requests => Log.Requests;

    /// <summary>The requests that change something: all but GET.</summary>
    public RecordedRequest[] Writes => Log.Writes;

    /// <summary>The requests that only read.</summary>
    public RecordedRequest[] Reads => Log.Reads;

    /// <summary>How many requests ran at once, at most.</summary>
    public int MaxConcurrency => Log.MaxConcurrency;

    /// <summary>How long each request waits before it is passed on.</summary>
    public int DelayMilliseconds { get; set; }

    /// <summary>Forgets what is recorded.</summary>
    public void Clear() => Log.Clear();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using IDisposable running = await Log.BeginAsync(request).ConfigureAwait(false);
        if (DelayMilliseconds > 0)
            await Task.Delay(DelayMilliseconds, cancellationToken).ConfigureAwait(false);

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
