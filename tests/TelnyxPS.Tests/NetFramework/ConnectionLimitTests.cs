using System.Net;
using System.Net.Sockets;
using System.Text;
using TelnyxPS.Client;

namespace TelnyxPS.Tests;

/// <summary>By default, .NET Framework opens only two connections to a host.</summary>
public sealed class ConnectionLimitTests : IDisposable
{
    private const int AtOnce = 12;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly TcpListener server = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> clients = [];

    [Fact]
    public async Task The_default_handler_opens_one_connection_for_each_request()
    {
        server.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/");
        // By default, .NET Framework does not apply the limit to this computer.
        ServicePointManager.FindServicePoint(address).ConnectionLimit = 2;
        using var http = new HttpClient(HandlerChain.Default(address));
        Task<string>[] requests = [.. Enumerable.Range(0, AtOnce).Select(_ => http.GetStringAsync(address))];

        // No request gets a response before each one has a connection.
        while (clients.Count < AtOnce)
        {
            clients.Add(await server.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(20), Token));
        }

        byte[] answer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        foreach (TcpClient client in clients)
        {
            await client.GetStream().ReadAsync(new byte[4096], Token);
            await client.GetStream().WriteAsync(answer, 0, answer.Length, Token);
            client.Close();
        }

        Assert.All(await Task.WhenAll(requests), body => Assert.Equal("ok", body));
    }

    public void Dispose()
    {
        foreach (TcpClient client in clients)
            client.Dispose();
        server.Stop();
    }
}
