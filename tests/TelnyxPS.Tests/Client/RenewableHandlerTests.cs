using System.Net;
using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

/// <summary>A replaced handler only finishes its current requests.</summary>
public sealed class RenewableHandlerTests : IDisposable
{
    private static readonly Uri Address = new("https://telnyx.invalid/");

    private readonly List<Inner> made = [];
    private readonly RenewableHandler renewable;
    private readonly HttpMessageInvoker client;

    public RenewableHandlerTests()
    {
        renewable = new RenewableHandler(() =>
        {
            made.Add(new Inner());
            return made[made.Count - 1];
        });
        client = new HttpMessageInvoker(renewable);
    }

    [Fact]
    public async Task After_a_renewal_requests_go_through_a_new_handler_and_the_old_one_ends_with_its_last_request()
    {
        Task<HttpResponseMessage> first = SendAsync();
        renewable.Renew(renewable.Generation);
        Task<HttpResponseMessage> second = SendAsync();

        Assert.Equal([1, 1], made.Select(inner => inner.Requests));
        Assert.False(made[0].IsDisposed);

        made[0].Answer.SetResult(new HttpResponseMessage(HttpStatusCode.OK));
        await first;
        Assert.True(made[0].IsDisposed);

        made[1].Answer.SetResult(new HttpResponseMessage(HttpStatusCode.OK));
        await second;
        Assert.False(made[1].IsDisposed);
    }

    [Fact]
    public void Requests_that_fail_together_renew_once()
    {
        int used = renewable.Generation;

        renewable.Renew(used);
        renewable.Renew(used);

        Assert.Equal(2, made.Count);
        Assert.True(made[0].IsDisposed);
        Assert.False(made[1].IsDisposed);
    }

    [Fact]
    public void A_closed_session_opens_no_connection()
    {
        renewable.Dispose();
        renewable.Dispose();
        renewable.Renew(renewable.Generation);

        Assert.True(Assert.Single(made).IsDisposed);
    }

    public void Dispose() => client.Dispose();

    private Task<HttpResponseMessage> SendAsync() =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address), TestContext.Current.CancellationToken);

    private sealed class Inner : HttpMessageHandler
    {
        public TaskCompletionSource<HttpResponseMessage> Answer { get; } = new();

        public int Requests { get; private set; }

        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return Answer.Task;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
