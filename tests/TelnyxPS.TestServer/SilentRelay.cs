using System.Net;
using System.Net.Sockets;

namespace TelnyxPS.TestServer;

/// <summary>
/// Forwards connections to a server until it falls silent. Existing connections then stay open without transferring
/// anything, as if a router had forgotten them. New connections work.
/// </summary>
public sealed class SilentRelay : SocketServer
{
    private readonly int port;
    private CancellationTokenSource silence = new();

    /// <summary>Starts to forward connections to a server.</summary>
    public SilentRelay(Uri server)
    {
        port = server.Port;
        Address = new UriBuilder(server) { Port = Start() }.Uri;
    }

    /// <summary>The address of the server through this relay.</summary>
    public Uri Address { get; }

    /// <summary>Makes all existing connections silent.</summary>
    public void FallSilent() => Interlocked.Exchange(ref silence, new CancellationTokenSource()).Cancel();

    /// <inheritdoc/>
    protected override async Task ServeAsync(Socket client)
    {
        CancellationToken silent = silence.Token;
        using Socket server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(silent, Stopping);
        await server.ConnectAsync(IPAddress.Loopback, port, Stopping).ConfigureAwait(false);
        Task up = ForwardAsync(client, server, end.Token);
        Task down = ForwardAsync(server, client, end.Token);
        await Task.WhenAll(up, down).ConfigureAwait(false);

        // A silent connection stays open.
        if (silent.IsCancellationRequested)
        {
            Task stopped = Task.Delay(Timeout.Infinite, Stopping);
            await stopped.ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    private static async Task ForwardAsync(Socket from, Socket to, CancellationToken end)
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
            // The connection fell silent or was closed.
        }
    }
}
