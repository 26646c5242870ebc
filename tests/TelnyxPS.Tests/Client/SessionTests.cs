using System.Net;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>The options and the display of a session.</summary>
public class SessionTests
{
    [Theory]
    [InlineData("http://api.telnyx.com/v2")]
    [InlineData("ftp://127.0.0.1/v2")]
    [InlineData("http://10.0.0.1/v2")]
    [InlineData("https://user:pass@api.telnyx.com/v2")]
    [InlineData("https://api.telnyx.com/v2?x=1")]
    [InlineData("https://api.telnyx.com/v2#x")]
    public void An_unsafe_base_address_is_refused_without_showing_its_content(string address)
    {
        var e = Assert.Throws<ArgumentException>(() => Open(options => options.BaseUri = new Uri(address)));

        Assert.DoesNotContain("pass", e.Message);
    }

    [Theory]
    [InlineData("https://api.telnyx.com/v2")]
    [InlineData("https://example.com")]
    [InlineData("http://127.0.0.1:5000/v2/")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000")]
    public void Https_and_this_computer_are_accepted(string address)
    {
        Assert.Equal(address, Open(options => options.BaseUri = new Uri(address)).BaseUri.OriginalString);
    }

    [Fact]
    public void A_relative_base_address_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Open(options => options.BaseUri = new Uri("v2", UriKind.Relative)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("KEY with blanks")]
    [InlineData(" KEY0178ABCDEFGH")]
    [InlineData("KEY0178ABCDEFGH\n")]
    [InlineData("KEY0178\tABCDEFGH")]
    [InlineData("KEY0178ÄBCDEFGH")]
    [InlineData("KEY0178\u200bABCDEFGH")]
    [InlineData("KEY0178\u0001ABCDEFGH")]
    public void An_invalid_key_is_refused_without_being_shown(string key)
    {
        var e = Assert.Throws<ArgumentException>(() => Open(options => options.ApiKey = key));

        Assert.DoesNotContain("KEY0178", e.Message);
    }

    [Theory]
    [InlineData("KEY0178ABCDEFGH_abcZZ9Q", "****ZZ9Q")]
    [InlineData("short", "****")]
    public void The_key_is_shown_by_its_last_four_characters(string key, string shown)
    {
        TelnyxSession session = Open(options => options.ApiKey = key);

        Assert.Equal(shown, session.ApiKey);
        Assert.Contains(shown, session.ToString());
        Assert.DoesNotContain(key, session.ToString());
    }

    [Fact]
    public void A_handler_that_follows_redirects_is_refused_wherever_it_is_in_the_chain()
    {
        using var follows = new HttpClientHandler();
#if NET
        using var inner = new SocketsHttpHandler();
#else
        using var inner = new WebRequestHandler();
#endif
        using var chain = new RecordingHandler(new RecordingHandler(inner));

        Assert.Contains(
            "AllowAutoRedirect", Assert.Throws<ArgumentException>(() => Open(o => o.Handler = follows)).Message);
        Assert.Contains(
            inner.GetType().Name, Assert.Throws<ArgumentException>(() => Open(o => o.Handler = chain)).Message);
    }

    [Fact]
    public async Task The_handler_of_the_caller_is_not_disposed()
    {
        using var handler = new ScriptedHandler();
        handler.SetDefault(200, Answer.Connection);
        new TestSession(handler).Session.Close();
        var second = new TestSession(handler);

        Assert.Equal(Answer.Id, (await second.Client.GetAsync(Answer.Id, second.Context)).Id);
    }

    [Fact]
    public async Task The_key_is_sent_as_a_bearer_token_and_the_base_path_is_kept()
    {
        using var handler = new ScriptedHandler();
        handler.SetDefault(200, Answer.Connection);
        TelnyxSession session = SessionFactory.Open(new SessionOptions
        {
            ApiKey = TestSession.Key,
            BaseUri = new Uri("https://telnyx.invalid/proxy/v2/"),
            Handler = handler,
        });

        await session.Client.GetAsync(Answer.Id, CallContext.None);

        RecordedRequest request = Assert.Single(handler.Requests);
        Assert.Equal("Bearer " + TestSession.Key, request.Authorization);
        Assert.Equal($"https://telnyx.invalid/proxy/v2/external_connections/{Answer.Id}", request.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task The_sandbox_is_marked_and_each_one_is_a_separate_account()
    {
        TelnyxSession first = SessionFactory.OpenSandbox(new SessionOptions());
        TelnyxSession second = SessionFactory.OpenSandbox(new SessionOptions());
        await first.Client.DeleteAsync("1917675492851994840", CallContext.None);

        Assert.True(first.IsSandbox);
        Assert.Contains("sandbox", first.ToString());
        Assert.Equal("1917675492851994840", (await second.Client.GetAsync("1917675492851994840", CallContext.None)).Id);
        Assert.True(Open(o => o.Handler = new RecordingHandler(new SandboxHandler())).IsSandbox);
        Assert.False(Open(_ => { }).IsSandbox);
    }

    private static TelnyxSession Open(Action<SessionOptions> change)
    {
        var options = new SessionOptions { ApiKey = TestSession.Key };
        change(options);
        return SessionFactory.Open(options);
    }
}
