using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>Responses that prove less than their status suggests.</summary>
public class ForeignAnswerTests
{
    private readonly ScriptedHandler handler = new();

    [Fact]
    public async Task A_write_with_a_See_Other_response_may_have_been_carried_out()
    {
        handler.SetDefault(303, "");
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Client.CreateAsync(new CreateConnectionRequest(), test.Context));

        Assert.Equal(TelnyxErrorKind.UnexpectedStatus, e.Kind);
        Assert.Contains("to check whether the connection was created", e.Advised());
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_write_has_a_body_even_if_it_is_empty()
    {
        long? length = null;
        var test = new TestSession(new ContentHandler(sent => length = sent?.Headers.ContentLength));

        await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.DeleteAsync("1", test.Context));

        Assert.Equal(0, length);
    }

    [Fact]
    public async Task An_incomplete_character_in_an_unknown_field_is_not_changed()
    {
        handler.SetDefault(200, """{"data":{"id":"1","name":"\ud83d","deep":{"\ud83d":1}}}""");
        var test = new TestSession(handler);

        ExternalConnection connection = await test.Client.GetAsync("1", test.Context);

        Assert.Equal("\"\\ud83d\"", connection.AdditionalProperties["name"]);
        Assert.Equal("{\"\\ud83d\":1}", connection.AdditionalProperties["deep"]);
    }

    private sealed class ContentHandler(Action<HttpContent?> sees) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sees(request.Content);
            return Task.FromResult(
                new HttpResponseMessage(System.Net.HttpStatusCode.NotFound) { RequestMessage = request });
        }
    }
}
