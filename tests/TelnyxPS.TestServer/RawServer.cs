using System.Net;
using System.Net.Sockets;

namespace TelnyxPS.TestServer;

/// <summary>Listens on a free port of this machine and answers whatever comes with bytes that need not be HTTP.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly byte[] _answer;
    private readonly Task _running;
    private int _connections;

    /// <summary>Starts listening.</summary>
    /// <param name="answer">What is sent when something has come; nothing for an end without an answer.</param>
    public RawServer(byte[] answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}/v2");
        _running = RunAsync();
    }

    /// <summary>The base address of an API that is none.</summary>
    public Uri Address { get; }

    /// <summary>How many connections came.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The address of a port on which nobody listens.</summary>
    public static Uri ClosedAddress()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/v2");
    }

    /// <summary>Ends the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _running.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        List<Task> served = [];
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stopping.Token).ConfigureAwait(false);
                Interlocked.Increment(ref _connections);
                served.Add(ServeAsync(socket));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(served).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using Socket _ = socket;
        byte[] request = new byte[16 * 1024];
        try
        {
            if (await socket.ReceiveAsync(request, _stopping.Token).ConfigureAwait(false) == 0)
                return;

            if (_answer.Length > 0)
                await socket.SendAsync(_answer, _stopping.Token).ConfigureAwait(false);
            socket.Shutdown(SocketShutdown.Send);

            // Until the client has read it and gone: an end with unread bytes would be a reset.
            while (await socket.ReceiveAsync(request, _stopping.Token).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The client, or the test, has ended it.
        }
    }
}
