using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>Writes whose response is lost: the outcome is checked, not guessed.</summary>
public class AmbiguityTests
{
    private const string Inactive = "1917675492851994840";
    private readonly SandboxHandler account = new();
    private readonly ScriptedHandler handler = new();

    public AmbiguityTests() => handler.Forward(account);

    [Fact]
    public async Task A_delete_succeeds_if_its_response_is_lost_and_the_retry_finds_nothing()
    {
        handler.EnqueueAppliedThenLost(account);
        var test = new TestSession(handler);

        Assert.Equal(Inactive, (await test.Client.DeleteAsync(Inactive, test.Context)).Id);

        Assert.Equal(2, handler.Writes.Length);
        Assert.Contains(test.Lines, line => line.Contains($"external connection {Inactive} was lost, but the object "
            + "was removed"));
    }

    [Fact]
    public async Task A_delete_that_finds_nothing_at_once_has_failed()
    {
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.DeleteAsync("5", test.Context));

        Assert.Equal(TelnyxErrorKind.NotFound, e.Kind);
    }

    [Fact]
    public async Task A_delete_that_finds_nothing_after_HTTP_429_has_failed()
    {
        handler.Enqueue(429, "", new Dictionary<string, string> { ["Retry-After"] = "1" });
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.DeleteAsync("5", test.Context));

        Assert.Equal(TelnyxErrorKind.NotFound, e.Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_delete_without_retries_is_resolved_by_a_read(bool applied)
    {
        if (applied)
            handler.EnqueueAppliedThenLost(account);
        else
            handler.EnqueueFailure();
        var test = new TestSession(handler, retries: 0);

        Task<ExternalConnection> delete = test.Client.DeleteAsync(Inactive, test.Context);

        if (applied)
            Assert.Equal(Inactive, (await delete).Id);
        else
            Assert.Contains(
                $"To check, run Get-TelnyxExternalConnection -Id {Inactive}",
                (await Assert.ThrowsAsync<TelnyxApiException>(() => delete)).Advised());
        Assert.Single(handler.Writes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_update_without_retries_is_resolved_by_a_read(bool applied)
    {
        var test = new TestSession(handler, retries: 0);
        ExternalConnection known = await test.Client.GetAsync(Inactive, test.Context);
        var change = new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 77 };
        if (applied)
            handler.EnqueueAppliedThenLost(account);
        else
            handler.EnqueueFailure();

        Task<ExternalConnection> update =
            test.Client.UpdateAsync(Inactive, change, change.Against(known), test.Context);

        if (applied)
            Assert.Equal(77, (await update).OutboundChannelLimit);
        else
            Assert.Contains(
                "might still take effect", (await Assert.ThrowsAsync<TelnyxApiException>(() => update)).Advised());
        Assert.Single(handler.Writes);
    }

    [Fact]
    public async Task A_write_that_a_proxy_answered_is_resolved_by_a_read()
    {
        handler.Enqueue(200, "<html>Please log in</html>");
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.DeleteAsync(Inactive, test.Context));

        Assert.Equal(TelnyxErrorKind.InvalidResponse, e.Kind);
        Assert.Equal("GET", handler.Requests[^1].Method);
    }

    [Fact]
    public async Task A_lost_update_that_is_then_refused_is_resolved_by_a_read()
    {
        var test = new TestSession(handler);
        ExternalConnection known = await test.Client.GetAsync(Inactive, test.Context);
        var change = new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 77 };
        handler.EnqueueAppliedThenLost(account);
        handler.Enqueue(403);

        ExternalConnection updated =
            await test.Client.UpdateAsync(Inactive, change, change.Against(known), test.Context);

        Assert.Equal(77, updated.OutboundChannelLimit);
    }
}
