using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>The server that the other tests and the benchmarks use.</summary>
[Collection(nameof(AloneCollection))]
public class LoopbackServerTests
{
    private const string NewestId = "1930241863466354012";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_delays_concurrent_responses_as_specified()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 10 });
        using HttpClient client = Client();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.GetAsync(Path(server, NewestId), Token)));
        server.Latency = TimeSpan.FromMilliseconds(100);
        Stopwatch watch = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.GetAsync(Path(server, NewestId), Token)));

        Assert.InRange(watch.ElapsedMilliseconds, 99, 300);
        Assert.InRange(server.Statistics.MaxConcurrency, 30, 40);
    }

    [Fact]
    public async Task It_refuses_requests_over_the_limit_and_sends_the_limit_with_every_response()
    {
        await using LoopbackServer server =
            await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 10, RequestsPerSecond = 3 });
        using HttpClient client = Client();
        List<HttpResponseMessage> answers = [];
        for (int i = 0; i < 4; i++)
            answers.Add(await client.GetAsync(Path(server, NewestId), Token));

        Assert.Equal([200, 200, 200, 429], answers.Select(answer => (int)answer.StatusCode));
        Assert.Equal(
            ["2", "1", "0", "0"], answers.Select(answer => answer.Headers.GetValues("x-ratelimit-remaining").Single()));
        Assert.All(answers, answer => Assert.Equal("3", answer.Headers.GetValues("x-ratelimit-limit").Single()));
        Assert.All(answers, answer => Assert.Equal("1", answer.Headers.GetValues("x-ratelimit-reset").Single()));
        Assert.Equal(TimeSpan.FromSeconds(1), answers[3].Headers.RetryAfter?.Delta);
        Assert.Equal(1, server.Statistics.Throttled);
    }

    [Fact]
    public async Task It_counts_requests_and_can_be_reset()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(new LoopbackOptions { Connections = 10 });
        using HttpClient client = Client();
        string inactive = (await server.ReadStateAsync()).Keys.ElementAt(1);
        await client.GetAsync(Path(server, NewestId), Token);
        await client.DeleteAsync(Path(server, inactive), Token);
        await client.DeleteAsync(Path(server, inactive), Token);
        await client.PatchAsync(
            Path(server, NewestId), new StringContent("""{"outbound":{"outbound_voice_profile_id":"5"}}"""), Token);

        Assert.Equal(4, server.Statistics.TotalRequests);
        Assert.Equal(2, server.Statistics.Requests["DELETE"]);
        Assert.Equal(1, server.Statistics.ConnectionsOpened);
        Assert.Equal(2, server.Statistics.Writes[inactive]);
        Assert.Equal(1, server.Statistics.AppliedWrites[inactive]);
        Assert.Equal(9, (await server.ReadStateAsync()).Count);

        server.Reset(connections: 5);

        Assert.Equal(0, server.Statistics.TotalRequests);
        Assert.Equal(5, (await server.ReadStateAsync()).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task As_a_program_it_prints_its_address_and_ends_with_its_input(bool tls)
    {
        string[] options = tls ? ["--connections", "7", "--tls"] : ["--connections", "7"];
        using Process program = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(LoopbackServer).Assembly.Location, .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        JsonNode line = JsonNode.Parse((await program.StandardOutput.ReadLineAsync(Token))!)!;
        string? thumbprint = line["thumbprint"]?.GetValue<string>();
        using HttpClient client = Client(thumbprint);
        string control = line["control"]!.GetValue<string>();

        JsonNode list = await JsonAsync(client, line["address"]!.GetValue<string>() + "/external_connections");
        JsonNode stats = await JsonAsync(client, control + "/stats");
        await JsonAsync(client, control + "/reset?connections=3&latencyMs=1");
        JsonNode shorter = await JsonAsync(client, line["address"]!.GetValue<string>() + "/external_connections");
        program.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await program.WaitForExitAsync(limit.Token);

        Assert.Equal(tls, thumbprint is not null);
        Assert.Equal(7, list["meta"]!["total_results"]!.GetValue<int>());
        Assert.Equal(3, shorter["meta"]!["total_results"]!.GetValue<int>());
        Assert.Equal(1, stats["totalRequests"]!.GetValue<int>());
        Assert.Equal(tls ? 1 : 0, stats["tlsHandshakes"]!.GetValue<int>());
        Assert.Equal(0, program.ExitCode);
    }

    private static HttpClient Client(string? thumbprint = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, certificate, _, _) => certificate?.GetCertHashString() == thumbprint;
        return new HttpClient(handler)
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "any") },
        };
    }

    private static string Path(LoopbackServer server, string id) => $"{server.Address}/external_connections/{id}";

    private static async Task<JsonNode> JsonAsync(HttpClient client, string address) =>
        JsonNode.Parse(await client.GetStringAsync(address, Token))!;
}
