using System.Collections;
using System.Globalization;
using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>Which requests are sent again, how often, and after which delay.</summary>
public class RetryTests
{
    private readonly ScriptedHandler handler = new();

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_temporary_failure_is_retried(int status)
    {
        handler.Enqueue(status);
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler);

        ExternalConnection connection = await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(Answer.Id, connection.Id);
        Assert.Equal(2, handler.Requests.Length);
        string line = Assert.Single(test.Lines);
        Assert.Contains($"GET /external_connections/{Answer.Id}: HTTP {status}; attempt 2 in 0.", line);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(302)]
    public async Task A_refusal_is_not_retried(int status)
    {
        handler.SetDefault(status, "");
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Equal(1, e.Attempts);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_lost_connection_and_a_broken_body_are_retried()
    {
        handler.EnqueueFailure();
        handler.EnqueueConnectionRefused();
        handler.EnqueueBrokenBody(200, """{"data":{"id":""");
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(4, handler.Requests.Length);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"data":{"id":"193""")]
    [InlineData("""{"data":{"id":"1930241863466354012"}""")]
    public async Task A_read_is_retried_if_its_JSON_is_cut_off(string beginning)
    {
        handler.Enqueue(200, beginning);
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(2, handler.Requests.Length);
        Assert.Contains("connection lost", Assert.Single(test.Lines));
    }

    [Fact]
    public async Task A_read_whose_responses_are_all_cut_off_is_a_failed_connection()
    {
        handler.SetDefault(200, """{"data":{"id":"193""");
        var test = new TestSession(handler, retries: 2);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
        Assert.Equal(3, e.Attempts);
    }

    [Fact]
    public async Task A_refusal_whose_body_is_lost_is_the_refusal()
    {
        handler.EnqueueBrokenBody(403, """{"errors":[{"title":"Not""");
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Equal(TelnyxErrorKind.Forbidden, e.Kind);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task An_error_of_the_handler_itself_is_not_retried()
    {
        // For example, a variable specifies a proxy with a protocol that .NET does not support.
        using var broken = new BrokenHandler(new NotSupportedException("Only some schemes are allowed for proxies."));
        var test = new TestSession(broken);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
        Assert.Equal(1, e.Attempts);
        Assert.Contains("Only some schemes are allowed for proxies", e.Message);
    }

    [Fact]
    public async Task A_missing_response_is_retried()
    {
        handler.EnqueueHang();
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler, timeoutSec: 1);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Contains("no response in time", Assert.Single(test.Lines));
    }

    [Fact]
    public async Task The_last_retry_ends_with_the_failure_and_the_number_of_attempts()
    {
        handler.SetDefault(503, "");
        var test = new TestSession(handler, retries: 3);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Equal(4, e.Attempts);
        Assert.Equal(4, handler.Requests.Length);
        Assert.Equal(TelnyxErrorKind.ServerError, e.Kind);
        Assert.Contains("after 4 attempts", e.Message);
    }

    [Fact]
    public async Task No_retry_means_no_retry()
    {
        handler.SetDefault(503, "");
        var test = new TestSession(handler, retries: 0);

        await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Single(handler.Requests);
        Assert.Empty(test.Pauses);
    }

    [Fact]
    public void Delays_double_vary_by_at_most_half_and_are_limited()
    {
        var retry = new RetryPolicy(20);
        for (int failed = 1; failed <= 20; failed++)
        {
            double full = Math.Min(0.5 * Math.Pow(2, failed - 1), 20);
            Assert.InRange(retry.PauseAfter(failed).TotalSeconds, full / 2, full);
        }

        Assert.True(
            Enumerable.Range(0, 20).Select(_ => retry.PauseAfter(5)).Distinct().Count() > 1, "The delays do not vary.");
    }

    [Fact]
    public async Task A_failure_with_a_delay_is_retried_after_the_delay()
    {
        handler.Enqueue(503, "", new Hashtable { ["Retry-After"] = "7" });
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(7, Assert.Single(test.Pauses).TotalSeconds);
    }

    [Theory]
    [InlineData("20")]
    [InlineData("3600")]
    public async Task The_reset_of_the_rate_limit_does_not_delay_a_retry(string reset)
    {
        handler.Enqueue(502, "", new Hashtable { ["x-ratelimit-remaining"] = "998", ["x-ratelimit-reset"] = reset });
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.InRange(Assert.Single(test.Pauses).TotalSeconds, 0.25, 0.5);
    }

    [Theory]
    [InlineData("Retry-After", "1.25", 1.25)]
    [InlineData("retry-after-ms", "1250", 1.25)]
    [InlineData("x-ratelimit-reset", "1", 1)]
    public async Task HTTP_429_waits_as_long_as_the_service_asks(string header, string value, double seconds)
    {
        handler.Enqueue(429, "", new Hashtable { [header] = value });
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.InRange(Assert.Single(test.Pauses).TotalSeconds, seconds, seconds + 0.051);
    }

    [Fact]
    public async Task Retry_After_takes_precedence_over_the_reset_of_the_rate_limit()
    {
        handler.Enqueue(
            429,
            "",
            new Hashtable { ["Retry-After"] = "3", ["x-ratelimit-remaining"] = "0", ["x-ratelimit-reset"] = "99" });
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.InRange(Assert.Single(test.Pauses).TotalSeconds, 3, 3.051);
    }

    [Theory]
    [InlineData(null, new[] { 1.0, 2, 4, 8, 16, 20, 20 })]
    [InlineData("0", new[] { 1.0, 2, 4, 8, 16, 20, 20 })]
    [InlineData("0.25", new[] { 0.25, 0.5, 1, 2, 4, 8, 16 })]
    [InlineData("1", new[] { 1.0, 1, 1, 1, 1, 1, 1 })]
    public async Task A_service_that_refuses_without_a_delay_is_not_flooded(string? retryAfter, double[] pauses)
    {
        for (int i = 0; i < pauses.Length; i++)
            handler.Enqueue(
                429, "", retryAfter is null ? new Hashtable() : new Hashtable { ["Retry-After"] = retryAfter });
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(pauses.Length, test.Pauses.Count);
        Assert.All(
            test.Pauses.Zip(pauses, (pause, least) => (pause, least)),
            p => Assert.InRange(p.pause.TotalSeconds, p.least, p.least + 0.051));
    }

    [Fact]
    public async Task HTTP_429_for_nearly_five_minutes_does_not_fail_the_request()
    {
        for (int i = 0; i < 280; i++)
            handler.Enqueue(429, "", new Hashtable { ["Retry-After"] = "1" });
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(281, handler.Requests.Length);
    }

    [Fact]
    public async Task A_request_is_not_retried_if_the_service_says_not_to()
    {
        handler.SetDefault(500, "", new Hashtable { ["x-should-retry"] = "false" });
        var test = new TestSession(handler);

        await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task HTTP_429_does_not_count_as_an_attempt()
    {
        for (int i = 0; i < 6; i++)
            handler.Enqueue(429, "", new Hashtable { ["Retry-After"] = "2" });
        handler.Enqueue(503);
        handler.Enqueue(200, Answer.Connection);
        var test = new TestSession(handler, retries: 1);

        await test.Client.GetAsync(Answer.Id, test.Context);

        Assert.Equal(8, handler.Requests.Length);
        Assert.All(test.Pauses.Take(6), pause => Assert.InRange(pause.TotalSeconds, 2.0, 2.25));
    }

    [Fact]
    public async Task HTTP_429_has_its_own_limit()
    {
        handler.SetDefault(429, "", new Hashtable { ["Retry-After"] = "100" });
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Equal(TelnyxErrorKind.RateLimited, e.Kind);
        Assert.Equal(2, test.Pauses.Count);
        Assert.Contains("requested a wait of 100 s, but this request can wait at most ", e.Message);
    }

    [Fact]
    public async Task A_POST_is_sent_again_after_HTTP_429()
    {
        handler.Enqueue(429, "", new Hashtable { ["x-ratelimit-reset"] = "1" });
        handler.Enqueue(201, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.CreateAsync(new CreateConnectionRequest(), test.Context);

        Assert.Equal(2, handler.Writes.Length);
    }

    [Fact]
    public async Task A_POST_that_was_never_sent_is_sent_again()
    {
        handler.EnqueueConnectionRefused();
        handler.Enqueue(201, Answer.Connection);
        var test = new TestSession(handler);

        await test.Client.CreateAsync(new CreateConnectionRequest(), test.Context);

        Assert.Equal(2, handler.Writes.Length);
    }

    [Fact]
    public async Task A_POST_whose_session_is_disconnected_says_so()
    {
        handler.EnqueueHang();
        var test = new TestSession(handler);
        Task create = test.Client.CreateAsync(new CreateConnectionRequest(), test.Context);
        while (handler.Requests.Length == 0)
            await Task.Delay(1, TestContext.Current.CancellationToken);

        test.Session.Close();

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => create);
        Assert.Equal(TelnyxErrorKind.OutcomeUnknown, e.Kind);
        Assert.Contains("(the session was disconnected)", e.Message);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("500")]
    [InlineData("504")]
    [InlineData("hang")]
    [InlineData("broken")]
    [InlineData("html")]
    public async Task A_POST_whose_response_is_lost_is_never_sent_twice(string fault)
    {
        switch (fault)
        {
            case "lost": handler.EnqueueFailure(); break;
            case "hang": handler.EnqueueHang(); break;
            case "broken": handler.EnqueueBrokenBody(201, "{"); break;
            case "html": handler.Enqueue(201, "<html>"); break;
            default: handler.Enqueue(int.Parse(fault, CultureInfo.InvariantCulture)); break;
        }

        var test = new TestSession(handler, timeoutSec: 1);
        var e = await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Client.CreateAsync(new CreateConnectionRequest(), test.Context));

        Assert.Single(handler.Requests);
        Assert.Equal(fault == "html" ? TelnyxErrorKind.InvalidResponse : TelnyxErrorKind.OutcomeUnknown, e.Kind);
        Assert.Contains("Get-TelnyxExternalConnection -CreatedAt", e.Advised());
    }

    [Fact]
    public async Task Cancelling_ends_a_pause_at_once()
    {
        handler.SetDefault(503, "", new Hashtable { ["Retry-After"] = "60" });
        TelnyxSession session = TelnyxSession.Open(new SessionOptions { ApiKey = TestSession.Key, Handler = handler });
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => session.Client.GetAsync(Answer.Id, new CallContext(_ => { }, stop.Token)));
    }

    [Fact]
    public async Task Cancelling_ends_a_request_without_a_response()
    {
        handler.EnqueueHang();
        var test = new TestSession(handler);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => test.Client.GetAsync(Answer.Id, new CallContext(_ => { }, stop.Token)));

        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task An_endless_response_is_an_error_and_does_not_fill_the_memory()
    {
        using var endless = new EndlessHandler();
        var test = new TestSession(endless);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Equal(TelnyxErrorKind.InvalidResponse, e.Kind);
        Assert.Contains("larger than 8 MB", e.Message);
    }

    private sealed class EndlessHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(
                new HttpResponseMessage { RequestMessage = request, Content = new StreamContent(new EndlessStream()) });
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)' ', offset, count);
            return count;
        }

        public override Task<int> ReadAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

#if NET
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
#endif
    }

    private sealed class BrokenHandler(Exception failure) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw failure;
    }
}
