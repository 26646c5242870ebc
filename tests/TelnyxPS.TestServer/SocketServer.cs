using System.Net;
using System.Net.Sockets;

namespace TelnyxPS.TestServer;

/// <summary>Accepts connections on a free loopback port.</summary>
public abstract class SocketServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private int connections;

    /// <summary>The number of accepted connections.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Canceled when the server stops.</summary>
    protected CancellationToken Stopping => stopping.Token;

    /// <summary>Closes all connections and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        listener.Stop();
        await running.ConfigureAwait(false);
        stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts to listen, and returns the port.</summary>
    protected int Start()
    {
        listener.Start();
        running = RunAsync();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Serves a connection until it ends or the server stops.</summary>
    protected abstract Task ServeAsync(Socket client);

    private async Task RunAsync()
    {
        List<Task> served = [];
        try
        {
            while (true)
            {
                Socket client = await listener.AcceptSocketAsync(Stopping).ConfigureAwait(false);
                Interlocked.Increment(ref connections);
                served.Add(ServeAndCloseAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(served).ConfigureAwait(false);
        }
    }

    private async Task ServeAndCloseAsync(Socket client)
    {
        using (client)
            await ServeAsync(client).ConfigureAwait(false);
    }
}
