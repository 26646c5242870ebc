using System.Net;
using System.Net.Sockets;

namespace TelnyxPS.TestServer;

/// <summary>
/// Passes connections of this machine on, until it falls silent: the connections of that time stay open, and nothing more
/// comes through them, as where a router has forgotten them. Connections that are made after that work.
/// </summary>
public sealed class SilentRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly int port;
    private readonly Task running;
    private CancellationTokenSource silence = new();
    private int connections;

    /// <summary>Starts to pass on what comes for a server.</summary>
    public SilentRelay(Uri server)
    {
        port = server.Port;
        listener.Start();
        Address = new UriBuilder(server) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        running = RunAsync();
    }

    /// <summary>The address of the server, by way of this.</summary>
    public Uri Address { get; }

    /// <summary>How many connections came.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>From here on nothing comes through the connections that there are.</summary>
    public void FallSilent() => Interlocked.Exchange(ref silence, new CancellationTokenSource()).Cancel();

    /// <summary>Closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        listener.Stop();
        await running.ConfigureAwait(false);
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        List<Task> served = [];
        try
        {
            while (true)
            {
                Socket client = await listener.AcceptSocketAsync(stopping.Token).ConfigureAwait(false);
                Interlocked.Increment(ref connections);
                served.Add(ServeAsync(client, silence.Token));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(served).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken silent)
    {
        using Socket _ = client;
        using Socket server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(silent, stopping.Token);
        await server.ConnectAsync(IPAddress.Loopback, port, stopping.Token).ConfigureAwait(false);
        await Task.WhenAll(PassAsync(client, server, end.Token), PassAsync(server, client, end.Token)).ConfigureAwait(false);

        // A silent connection stays open.
        if (silent.IsCancellationRequested)
            await Task.Delay(Timeout.Infinite, stopping.Token).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
    }

    private static async Task PassAsync(Socket from, Socket to, CancellationToken end)
    {
        byte[] bytes = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(bytes, end).ConfigureAwait(false)) > 0)
                await to.SendAsync(bytes.AsMemory(0, count), end).ConfigureAwait(false);
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Silent from here on, or closed by one of the two.
        }
    }
}
