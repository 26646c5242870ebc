using System.Net;
using System.Net.Sockets;

namespace TelnyxPS.TestServer;

/// <summary>Responds to any request with bytes that need not be HTTP.</summary>
public sealed class RawServer : SocketServer
{
    private readonly byte[] answer;

    /// <summary>Starts the server.</summary>
    /// <param name="answer">The response; empty to close the connection without one.</param>
    public RawServer(byte[] answer)
    {
        this.answer = answer;
        Address = AddressOf(Start());
    }

    /// <summary>The base address.</summary>
    public Uri Address { get; }

    /// <summary>Returns the address of a port on which nothing listens.</summary>
    public static Uri ClosedAddress()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return AddressOf(((IPEndPoint)listener.LocalEndpoint).Port);
    }

    /// <inheritdoc/>
    protected override async Task ServeAsync(Socket client)
    {
        byte[] request = new byte[16 * 1024];
        try
        {
            if (await client.ReceiveAsync(request, Stopping).ConfigureAwait(false) == 0)
                return;

            if (answer.Length > 0)
                await client.SendAsync(answer, Stopping).ConfigureAwait(false);
            client.Shutdown(SocketShutdown.Send);

            // Wait until the client has read the response: closing with unread bytes would reset the connection.
            while (await client.ReceiveAsync(request, Stopping).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The client or the test closed the connection.
        }
    }

    private static Uri AddressOf(int port) => new($"http://{IPAddress.Loopback}:{port}/v2");
}
