using System.Net.Http.Headers;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.TestSupport;

public class RecordingHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_records_requests_and_forwards_them()
    {
        RecordingHandler recorder = new(new SandboxHandler());
        using HttpClient http = new(recorder);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "KEY0123");
        DateTimeOffset before = DateTimeOffset.UtcNow;

        using HttpResponseMessage list = await http.GetAsync(
            "https://api.telnyx.com/v2/external_connections?page%5Bsize%5D=1", Token);
        using HttpResponseMessage created = await http.PostAsync(
            "https://api.telnyx.com/v2/external_connections",
            new StringContent(
                """{"external_sip_connection":"zoom","outbound":{"outbound_voice_profile_id":"1"},"tags":["é"]}"""),
            Token);

        Assert.Equal(200, (int)list.StatusCode);
        Assert.Equal(201, (int)created.StatusCode);
        Assert.Equal(["GET", "POST"], recorder.Requests.Select(request => request.Method));
        RecordedRequest read = recorder.Reads.Single();
        Assert.Equal("/v2/external_connections?page%5Bsize%5D=1", read.PathAndQuery);
        Assert.Equal("/v2/external_connections?page[size]=1", read.UnescapedPathAndQuery);
        Assert.Equal("api.telnyx.com", read.Uri.Host);
        Assert.Equal("", read.Body);
        Assert.Equal("Bearer KEY0123", read.Authorization);
        Assert.InRange(read.Time, before, DateTimeOffset.UtcNow);
        RecordedRequest write = recorder.Writes.Single();
        Assert.Contains("\"é\"", write.Body);
        Assert.StartsWith("POST /v2/external_connections {", write.ToString());

        recorder.Clear();
        Assert.Empty(recorder.Requests);
    }

    [Fact]
    public async Task It_records_a_body_that_can_be_read_only_once()
    {
        ScriptedHandler inner = new();
        inner.Enqueue(200);
        RecordingHandler recorder = new(inner);
        using HttpClient http = new(recorder);
        using Stream once = new OneWayStream("{}"u8.ToArray());

        using HttpResponseMessage _ = await http.PostAsync("http://localhost/", new StreamContent(once), Token);

        Assert.Equal("{}", recorder.Requests.Single().Body);
        Assert.Equal("{}", inner.Requests.Single().Body);
        Assert.Equal("", inner.Requests.Single().Authorization);
    }

    [Fact]
    public async Task It_counts_concurrent_requests()
    {
        ScriptedHandler inner = new();
        inner.SetDefault(200, "{}");
        RecordingHandler recorder = new(inner);
        using HttpClient http = new(recorder);

        for (int i = 0; i < 3; i++)
            await http.GetStringAsync("http://localhost/", Token);
        Assert.Equal(1, recorder.MaxConcurrency);

        recorder.Clear();
        recorder.DelayMilliseconds = 500;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => http.GetStringAsync("http://localhost/", Token)));
        Assert.Equal(4, recorder.MaxConcurrency);
        Assert.Equal(4, recorder.Requests.Length);
    }

    [Fact]
    public async Task Its_delay_ends_if_the_caller_cancels()
    {
        RecordingHandler recorder = new(new SandboxHandler()) { DelayMilliseconds = 60_000 };
        using HttpClient http = new(recorder);
        using CancellationTokenSource impatient = new(50);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => http.GetAsync("http://localhost/external_connections", impatient.Token));

        Assert.Single(recorder.Requests);
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
