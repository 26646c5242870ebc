namespace TelnyxPS.TestSupport;

/// <summary>Records each request and forwards it.</summary>
public sealed class RecordingHandler : DelegatingHandler
{
    /// <summary>Records requests to an inner handler.</summary>
    public RecordingHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>The recorded requests.</summary>
    public RequestLog Log { get; } = new();

    /// <summary>All requests, in the order in which they were sent.</summary>
    public RecordedRequest[] Requests => Log.Requests;

    /// <summary>The requests that change something: all except GET.</summary>
    public RecordedRequest[] Writes => Log.Writes;

    /// <summary>The requests that only read.</summary>
    public RecordedRequest[] Reads => Log.Reads;

    /// <summary>The maximum number of requests that ran at the same time.</summary>
    public int MaxConcurrency => Log.MaxConcurrency;

    /// <summary>How long each request waits before it is forwarded.</summary>
    public int DelayMilliseconds { get; set; }

    /// <summary>Clears the log.</summary>
    public void Clear() => Log.Clear();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using IDisposable running = await Log.RecordAsync(request).ConfigureAwait(false);
        if (DelayMilliseconds > 0)
            await Task.Delay(DelayMilliseconds, cancellationToken).ConfigureAwait(false);

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
