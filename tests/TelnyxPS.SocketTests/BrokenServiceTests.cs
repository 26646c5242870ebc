using System.Text;
using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>No API responds: nothing listens, or the server does not use HTTP.</summary>
public class BrokenServiceTests
{
    private static readonly JsonObject Known = JsonNode.Parse("""
        {"id":"5","active":false,"tags":[],"outbound":{"channel_limit":1,"outbound_voice_profile_id":"7"}}
        """)!.AsObject();

    private static readonly Dictionary<string, JsonObject> Before = new() { ["5"] = Known };

    public static TheoryData<string> Garbage =>
    [
        "",
        "\0\u0001\u0002\u0003 no HTTP at all",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "220 mail.example.com ESMTP\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!",
        "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 12\r\n\r\nnot deflate!",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=none-such\r\nContent-Length: 3\r\n\r\n{]}",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: " + new string('x', 100_000) + "\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_instead_of_HTTP_is_an_error_of_the_module(string answer)
    {
        await using var server = new RawServer(Encoding.Latin1.GetBytes(answer));

        foreach (TelnyxApiException e in await CallAllAsync(server.Address))
        {
            Assert.DoesNotContain(TestKey.Value[4..12], e.ToString());

            // The request was sent, and its outcome is unknown.
            bool isRefusal = (int?)e.StatusCode >= 400;
            Assert.Equal(e.Method != "GET" && !isRefusal, e.IsAmbiguous);
        }
    }

    [Fact]
    public async Task A_closed_port_is_an_error_and_the_request_was_not_carried_out()
    {
        foreach (TelnyxApiException e in await CallAllAsync(RawServer.ClosedAddress()))
        {
            Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
            Assert.False(e.IsAmbiguous, e.Message);
            Assert.Equal(3, e.Attempts);
        }
    }

    [Fact]
    public async Task A_server_that_requires_TLS_causes_an_error_of_the_module()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Tls = true });

        await CallAllAsync(new UriBuilder(server.Address) { Scheme = "http" }.Uri);

        Assert.Equal(0, server.Statistics.TotalRequests);
    }

    [Fact]
    public async Task A_server_without_TLS_never_receives_the_request()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync();

        foreach (TelnyxApiException e in await CallAllAsync(new UriBuilder(server.Address) { Scheme = "https" }.Uri))
            Assert.False(e.IsAmbiguous, e.ToString());

        Assert.Equal(0, server.Statistics.TotalRequests);
    }

    private static async Task<IReadOnlyList<TelnyxApiException>> CallAllAsync(Uri address)
    {
        TelnyxSession session = SocketSession.Open(address);
        Trial[] trials =
        [
            new(Operation.Get, "5", 0),
            new(Operation.Update, "5", 1),
            new(Operation.Delete, "5", 2),
            new(Operation.Create, null, 3),
        ];
        await Task.WhenAll(trials.Select(trial => trial.RunAsync(session.Client, Before)));
        session.Close();
        return [.. trials.Select(trial => Assert.IsType<TelnyxApiException>(trial.Error))];
    }
}
