namespace TelnyxPS.Client;

/// <summary>
/// Sends requests through a handler that can be replaced. A handler keeps its connections open and reuses them even if
/// they are dead; a new handler opens new connections.
/// </summary>
internal sealed class RenewableHandler(Func<HttpMessageHandler> create) : HttpMessageHandler
{
    private readonly object sync = new();
    private Pool current = new(create());
    private int generation;
    private bool disposed;

    /// <summary>The number of times that the handler was replaced.</summary>
    public int Generation
    {
        get
        {
            lock (sync)
                return generation;
        }
    }

    /// <summary>The handler for the next request.</summary>
    public HttpMessageHandler Current
    {
        get
        {
            lock (sync)
                return current.Handler;
        }
    }

    /// <summary>
    /// Replaces the handler, unless it was already replaced after generation <paramref name="used"/>. Requests that
    /// still use the old handler can finish.
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
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
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

    /// <summary>
    /// A handler that is disposed when it is no longer used. The lock of the outer class must be held.
    /// </summary>
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
