namespace TelnyxPS.Client;

/// <summary>
/// Sends requests through a handler that can be replaced by a new one. A handler keeps its connections open, and uses one
/// of them again even where nothing comes back on it any more; a new handler opens new ones.
/// </summary>
internal sealed class RenewableHandler(Func<HttpMessageHandler> create) : HttpMessageHandler
{
    private readonly object sync = new();
    private Pool current = new(create());
    private int generation;
    private bool disposed;

    /// <summary>How many times the handler was replaced.</summary>
    public int Generation
    {
        get
        {
            lock (sync)
                return generation;
        }
    }

    /// <summary>The handler that the next request is sent through.</summary>
    public HttpMessageHandler Current
    {
        get
        {
            lock (sync)
                return current.Handler;
        }
    }

    /// <summary>
    /// Replaces the handler, unless that has happened since it was <paramref name="used"/>. What still runs through the
    /// old one comes to its end.
    /// </summary>
    public void Renew(int used)
    {
        lock (sync)
        {
            if (disposed || used != generation)
                return;

            Pool old = current;
            current = new Pool(create());
            generation++;
            old.Leave();
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Pool pool;
        lock (sync)
        {
            pool = current;
            pool.Enter();
        }

        try
        {
            return await pool.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (sync)
                pool.Leave();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (sync)
        {
            if (disposing && !disposed)
                current.Leave();
            disposed = true;
        }

        base.Dispose(disposing);
    }

    /// <summary>A handler, which is disposed of when it is no longer used. Guarded by the lock of the outer class.</summary>
    private sealed class Pool(HttpMessageHandler handler)
    {
        private readonly HttpMessageInvoker invoker = new(handler);
        private int users = 1;

        public HttpMessageHandler Handler => handler;

        public void Enter() => users++;

        public void Leave()
        {
            if (--users == 0)
                invoker.Dispose();
        }

        public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) =>
            invoker.SendAsync(request, cancellation);
    }
}
