namespace TelnyxPS.TestSupport;

/// <summary>The requests that a handler recorded. Thread-safe: each property returns a copy.</summary>
public sealed class RequestLog
{
    private readonly object gate = new();
    private readonly List<RecordedRequest> requests = [];
    private int running;
    private int maxConcurrency;

    /// <summary>All requests, in the order in which they were sent.</summary>
    public RecordedRequest[] Requests => Select(_ => true);

    /// <summary>The requests that change something: all except GET.</summary>
    public RecordedRequest[] Writes => Select(request => request.Method != "GET");

    /// <summary>The requests that only read.</summary>
    public RecordedRequest[] Reads => Select(request => request.Method == "GET");

    /// <summary>The maximum number of requests that ran at the same time.</summary>
    public int MaxConcurrency
    {
        get
        {
            lock (gate)
                return maxConcurrency;
        }
    }

    /// <summary>Clears the log.</summary>
    public void Clear()
    {
        lock (gate)
        {
            requests.Clear();
            maxConcurrency = running;
        }
    }

    /// <summary>Records a request. It counts as running until the result is disposed.</summary>
    internal async Task<IDisposable> RecordAsync(HttpRequestMessage request)
    {
        string body = "";
        if (request.Content is not null)
        {
            // The next handler reads the body again.
            await request.Content.LoadIntoBufferAsync().ConfigureAwait(false);
            body = await request.Content.ReadAsStringAsync().ConfigureAwait(false);
        }

        string authorization = request.Headers.Authorization?.ToString() ?? "";
        lock (gate)
        {
            requests.Add(new RecordedRequest(request.Method.Method, request.RequestUri, body, authorization));
            running++;
            maxConcurrency = Math.Max(maxConcurrency, running);
        }

        return new Running(this);
    }

    private void End()
    {
        lock (gate)
            running--;
    }

    private RecordedRequest[] Select(Func<RecordedRequest, bool> wanted)
    {
        lock (gate)
            return requests.Where(wanted).ToArray();
    }

    private sealed class Running(RequestLog log) : IDisposable
    {
        public void Dispose() => log.End();
    }
}
