using System.Collections;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.TestSupport;

public sealed class ScriptedHandlerTests : IDisposable
{
    private readonly ScriptedHandler handler = new();
    private readonly HttpClient http;

    public ScriptedHandlerTests()
    {
        http = new HttpClient(handler) { BaseAddress = new Uri("http://localhost:81/v2/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "KEY0123");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_responds_in_the_order_of_the_script_and_then_with_the_default()
    {
        handler.Enqueue(500);
        handler.Enqueue(200, """{"data":[]}""");
        handler.SetDefault(404, "none");

        Assert.Equal((500, ""), await Get());
        Assert.Equal(1, handler.StepsLeft);
        Assert.Equal((200, """{"data":[]}"""), await Get());
        Assert.Equal((404, "none"), await Get());
        Assert.Equal((404, "none"), await Get());
        Assert.Equal(4, handler.Requests.Length);
        Assert.Equal(1, handler.MaxConcurrency);
    }

    [Fact]
    public async Task Response_and_content_headers_are_sent()
    {
        handler.Enqueue(429, "<html>", new Hashtable
        {
            ["Retry-After"] = 2,
            ["x-request-id"] = "abc",
            ["Content-Type"] = "text/html",
        });
        handler.Enqueue(200, "{}", new Dictionary<string, string> { ["x-ratelimit-reset"] = "7" });

        using HttpResponseMessage html = await http.GetAsync("x", Token);
        using HttpResponseMessage json = await http.GetAsync("x", Token);

        Assert.Equal(TimeSpan.FromSeconds(2), html.Headers.RetryAfter!.Delta);
        Assert.Equal("abc", html.Headers.GetValues("x-request-id").Single());
        Assert.Equal("text/html", html.Content.Headers.ContentType!.ToString());
        Assert.Equal("7", json.Headers.GetValues("x-ratelimit-reset").Single());
        Assert.Equal("application/json", json.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_unexpected_request_is_reported()
    {
        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(Get);

        Assert.Contains("GET http://localhost:81/v2/x", exception.Message);
    }

    [Fact]
    public async Task A_lost_connection_is_simulated()
    {
        handler.EnqueueFailure("it broke");

        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(Get);

        Assert.Equal("it broke", exception.Message);
        IOException io = Assert.IsType<IOException>(exception.InnerException);
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(io.InnerException).SocketErrorCode);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_refused_connection_is_simulated()
    {
        handler.EnqueueConnectionRefused();

        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(Get);

        Assert.Contains("localhost:81", exception.Message);
        Assert.Equal(SocketError.ConnectionRefused,
            Assert.IsType<SocketException>(exception.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task A_hang_ends_only_if_the_caller_cancels()
    {
        handler.EnqueueHang();
        using CancellationTokenSource impatient = new();

        Task<HttpResponseMessage> hanging = http.GetAsync("x", impatient.Token);
        await Task.Delay(100, Token);
        Assert.False(hanging.IsCompleted);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
    }

    [Fact]
    public async Task A_broken_body_fails_after_its_first_bytes()
    {
        handler.EnqueueBrokenBody(200, """{"data":""");

        using HttpResponseMessage response =
            await http.GetAsync("x", HttpCompletionOption.ResponseHeadersRead, Token);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        using Stream body = await response.Content.ReadAsStreamAsync(Token);
        byte[] bytes = new byte[8];
        await body.ReadExactlyAsync(bytes, Token);
        Assert.Equal("""{"data":"""u8.ToArray(), bytes);
        IOException exception = await Assert.ThrowsAsync<IOException>(() => body.ReadAsync(bytes, Token).AsTask());
        Assert.IsType<SocketException>(exception.InnerException);
    }

    [Fact]
    public async Task A_delay_precedes_the_response()
    {
        handler.EnqueueDelay(200, 200, "late");
        Stopwatch watch = Stopwatch.StartNew();

        Assert.Equal((200, "late"), await Get());

        Assert.InRange(watch.ElapsedMilliseconds, 150, 60_000);
    }

    [Fact]
    public async Task A_change_whose_response_is_lost_is_applied()
    {
        SandboxHandler sandbox = new();
        handler.EnqueueAppliedThenLost(sandbox);
        handler.Forward(sandbox);

        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync("external_connections", new StringContent(
            """{"external_sip_connection":"zoom","outbound":{"outbound_voice_profile_id":"1"}}"""), Token));

        string list = await http.GetStringAsync("external_connections?page[size]=1", Token);
        Assert.Contains("\"total_results\":37", list);
        Assert.Equal(["POST", "GET"], handler.Requests.Select(request => request.Method));
        Assert.Equal("POST", handler.Writes.Single().Method);
    }

    [Fact]
    public async Task A_step_can_forward_a_request()
    {
        handler.EnqueueForward(new SandboxHandler());
        handler.Enqueue(503);

        using HttpResponseMessage first = await http.GetAsync("external_connections", Token);
        using HttpResponseMessage second = await http.GetAsync("external_connections", Token);

        Assert.Equal(200, (int)first.StatusCode);
        Assert.Equal(503, (int)second.StatusCode);
    }

    public void Dispose() => http.Dispose();

    private async Task<(int Status, string Body)> Get()
    {
        using HttpResponseMessage response = await http.GetAsync("x", Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
