using System.Collections;
using System.Net;
using TelnyxPS.Client;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>A request whose state ages while it waits is not sent.</summary>
public class StaleRequestTests
{
    private readonly ScriptedHandler handler = new();

    [Fact]
    public async Task Is_not_sent_and_releases_its_slot()
    {
        handler.SetDefault(200, "{}");
        using var test = new TestPipeline(handler);

        for (int i = 0; i < 300; i++)
            await Assert.ThrowsAsync<StaleRequestException>(() => test.SendAsync(Patch(() => false)));
        Assert.Empty(handler.Requests);

        Assert.Equal(HttpStatusCode.OK, (await test.SendAsync(Patch(() => true))).Status);
    }

    [Fact]
    public async Task Is_checked_after_the_wait_for_the_rate_limit()
    {
        handler.Enqueue(429, "", new Hashtable { ["Retry-After"] = "75" });
        handler.SetDefault(200, "{}");
        using var test = new TestPipeline(handler);

        var e = await Assert.ThrowsAsync<StaleRequestException>(
            () => test.SendAsync(Patch(() => test.Now < TimeSpan.FromMinutes(1))));

        Assert.Single(handler.Requests);
        Assert.Equal(1, e.Attempts.Sent);
        Assert.Equal(1, e.Attempts.Throttled);
        Assert.InRange(e.Attempts.Waited.TotalSeconds, 75, 75.1);
        Assert.False(e.Attempts.MayBeCarriedOut);
    }

    [Fact]
    public async Task Is_checked_after_a_retry_delay_and_reports_that_an_attempt_may_have_been_carried_out()
    {
        handler.Enqueue(503, "", new Hashtable { ["Retry-After"] = "75" });
        using var test = new TestPipeline(handler);

        var e = await Assert.ThrowsAsync<StaleRequestException>(
            () => test.SendAsync(Patch(() => test.Now < TimeSpan.FromMinutes(1))));

        Assert.Single(handler.Requests);
        Assert.True(e.Attempts.MayBeCarriedOut);
    }

    [Fact]
    public async Task The_request_that_replaces_it_has_the_remaining_attempts()
    {
        handler.SetDefault(503, "", new Hashtable { ["Retry-After"] = "75" });
        using var test = new TestPipeline(handler);
        var attempts = new RequestAttempts();
        TelnyxApiException? failure = null;
        int replaced = 0;
        while (failure is null)
        {
            TimeSpan read = test.Now;
            try
            {
                await test.SendAsync(Patch(() => test.Now - read < TimeSpan.FromMinutes(1), attempts));
            }
            catch (StaleRequestException e)
            {
                replaced++;
                attempts = e.Attempts;
            }
            catch (TelnyxApiException e)
            {
                failure = e;
            }
        }

        Assert.Equal(4, replaced);
        Assert.Equal(5, failure.Attempts);
        Assert.Equal(5, handler.Requests.Length);
        Assert.True(failure.IsAmbiguous);
    }

    [Fact]
    public async Task The_request_that_replaces_it_has_the_remaining_wait_time()
    {
        handler.SetDefault(429, "", new Hashtable { ["Retry-After"] = "100" });
        using var test = new TestPipeline(handler);
        var attempts = new RequestAttempts { Waited = TimeSpan.FromMinutes(4) };

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.SendAsync(Patch(() => true, attempts)));

        Assert.Equal(TelnyxErrorKind.RateLimited, e.Kind);
        Assert.Single(handler.Requests);
    }

    private static ApiRequest Patch(Func<bool> beforeSend, RequestAttempts? attempts = null) =>
        new(new HttpMethod("PATCH"), "/external_connections/5")
        {
            Body = "{}",
            BeforeSend = beforeSend,
            Attempts = attempts ?? new RequestAttempts(),
        };

    /// <summary>A pipeline whose delays only advance its clock.</summary>
    private sealed class TestPipeline : IDisposable
    {
        private readonly RequestSender pipeline;
        private readonly RetryPolicy retry;

        public TestPipeline(HttpMessageHandler handler)
        {
            pipeline = new RequestSender(
                handler,
                ownsHandler: true,
                new Uri("https://telnyx.invalid/v2"),
                TestSession.Key,
                TimeSpan.FromMinutes(1),
                new RateLimiter(() => Now, DelayAsync));
            retry = new RetryPolicy(4) { Delay = DelayAsync };
        }

        public TimeSpan Now { get; private set; }

        public Task<ApiResponse> SendAsync(ApiRequest request) =>
            pipeline.SendAsync(request, retry, CallContext.None, response => response);

        public void Dispose() => pipeline.Dispose();

        private Task DelayAsync(TimeSpan pause, CancellationToken cancellation)
        {
            Now += pause;
            return Task.CompletedTask;
        }
    }
}
