using System.Collections;
using TelnyxPS.Client;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>The reason for a refusal, in any format, is in the message and in the exception.</summary>
public class RefusalReasonTests
{
    private readonly ScriptedHandler handler = new();

    [Theory]
    [InlineData("""{"message":"Limit too high"}""", "Limit too high")]
    [InlineData("""{"error":"Limit too high"}""", "Limit too high")]
    [InlineData("""{"error":{"message":"Limit too high","code":17}}""", "Limit too high (17)")]
    [InlineData("""{"error":{"code":17}}""", "error 17")]
    [InlineData(
        """{"error":"invalid_grant","error_description":"The token is too old"}""",
        "The token is too old (invalid_grant)")]
    [InlineData("""{"message":["first","second"]}""", "first; second")]
    [InlineData("""{"errors":["first","second"]}""", "first; second")]
    [InlineData("""{"errors":"Limit too high"}""", "Limit too high")]
    [InlineData(
        """{"errors":{"channel_limit":["too high","not even"],"tags":"too many"}}""",
        "too high (/channel_limit); not even (/channel_limit); too many (/tags)")]
    [InlineData("""{"errors":{"inbound":{"channel_limit":["too high"]}}}""", "too high (/inbound/channel_limit)")]
    [InlineData("""{"errors":{"title":"Bad","detail":"Limit too high"}}""", "Bad: Limit too high")]
    [InlineData("""{"message":"Invalid","errors":{"tags":["too many"]}}""", "Invalid; too many (/tags)")]
    [InlineData("""{"errors":[{"title":"Bad","source":{"parameter":"filter[id]"}}]}""", "Bad (filter[id])")]
    [InlineData("""{"errors":[null,{"detail":5},"text",{"errors":[{"title":"inner"}]}]}""", "5; text; inner")]
    [InlineData(
        """{"type":"about:blank","title":"Out of range","status":422,"detail":"Limit too high"}""",
        "Out of range: Limit too high")]
    [InlineData("\"Limit too high\"", "Limit too high")]
    [InlineData("Limit too high", "Limit too high")]
    [InlineData("  upstream said:\n\n  limit too high ", "upstream said: limit too high")]
    [InlineData("""{"status":"bad","why":{"limit":"too high"}}""", """{"status":"bad","why":{"limit":"too high"}}""")]
    [InlineData("""{"message":"half \ud800"}""", """{"message":"half \ud800"}""")]
    [InlineData(
        "<html><head><title>Access &amp; denied</title></head><body>much more</body></html>", "Access & denied")]
    [InlineData("<!DOCTYPE html>\n<html><body><h1>No <b>entry</b></h1><p>more</p></body></html>", "No entry")]
    [InlineData("<html><script>var x;</script><body>Only text</body></html>", "Only text")]
    [InlineData("<?xml version='1.0'?><Error><Message>Limit too high</Message></Error>", "Limit too high")]
    public async Task Is_shown_and_kept(string body, string reason)
    {
        TelnyxApiException e = await FailAsync(422, body);

        Assert.StartsWith($"GET /external_connections/{Answer.Id} was refused (HTTP 422): {reason}.", e.Message);
        Assert.Equal(reason, string.Join("; ", e.Errors));
        Assert.Equal(body.Trim(), e.ResponseBody);
        Assert.DoesNotContain("something between", e.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Is_not_invented(string body)
    {
        TelnyxApiException e = await FailAsync(422, body);

        Assert.Equal($"GET /external_connections/{Answer.Id} was refused (HTTP 422).", e.Message);
        Assert.Empty(e.Errors);
    }

    [Fact]
    public async Task Contains_the_page_that_explains_it()
    {
        TelnyxApiException e = await FailAsync(
            422, """{"errors":[{"title":"a","meta":{"url":"https://docs.example/10005"}}"""
            + """,{"title":"b","meta":{"url":"https://other.example"}}]}""");

        Assert.EndsWith(": a; b. See https://docs.example/10005.", e.Message);
        Assert.Equal(["https://docs.example/10005", "https://other.example"], e.Errors.Select(error => error.Url));
    }

    [Fact]
    public async Task Of_a_problem_document_contains_the_page_of_its_type()
    {
        TelnyxApiException e = await FailAsync(422, """{"type":"https://docs.example/range","title":"Out of range"}""");

        Assert.EndsWith("Out of range. See https://docs.example/range.", e.Message);
    }

    [Fact]
    public async Task Is_shortened_and_masked()
    {
        TelnyxApiException e = await FailAsync(500, $"{TestSession.Key} " + new string('x', 100_000));

        Assert.InRange(e.Message.Length, 1000, 1300);
        Assert.InRange(e.ResponseBody!.Length, 3900, 4100);
        Assert.All([e.Message, e.ResponseBody], text => Assert.DoesNotContain("KEY0178", text));
    }

    [Fact]
    public async Task Escapes_control_and_invisible_characters()
    {
        TelnyxApiException e = await FailAsync(422, "{\"message\":\"a\\u001b[2J\\u202eb\\u200b\\u2028\"}");

        Assert.Contains(@"a\u001b[2J\u202eb\u200b\u2028", e.Message);
    }

    [Theory]
    [InlineData(301, "was redirected")]
    [InlineData(302, "was redirected")]
    [InlineData(303, "was redirected")]
    [InlineData(307, "was redirected")]
    [InlineData(308, "was redirected")]
    [InlineData(402, "a payment is required")]
    [InlineData(405, "does not accept the HTTP method")]
    [InlineData(407, "the proxy requires authentication")]
    [InlineData(410, "No resource was found for GET")]
    [InlineData(413, "too large")]
    [InlineData(415, "does not accept JSON")]
    [InlineData(418, "does not document")]
    [InlineData(451, "for legal reasons")]
    public async Task Of_a_status_is_a_separate_sentence(int status, string sentence)
    {
        TelnyxApiException e = await FailAsync(status, """{"message":"because"}""");

        Assert.Contains(sentence, e.Message);
        Assert.Contains($"(HTTP {status}): because.", e.Message);
        Assert.Equal(status is > 300 and < 400, e.Message.Contains("edirect"));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("<html><title>Please log in</title></html>", "it is an HTML page (Please log in)")]
    [InlineData("""{"data":{}}""", "the expected object is missing or has no id")]
    [InlineData("""{"data":{"id":"193"}} x""", "it is not the expected JSON (")]
    public async Task Of_an_unreadable_response_describes_its_content(string body, string found)
    {
        TelnyxApiException e = await FailAsync(200, body);

        Assert.Equal(TelnyxErrorKind.InvalidResponse, e.Kind);
        Assert.Contains(found, e.Message);
        Assert.Equal(body.Length == 0 ? null : body, e.ResponseBody);
    }

    [Fact]
    public async Task Of_a_response_that_was_cut_off_says_so()
    {
        TelnyxApiException e = await FailAsync(200, """{"data":{"id":"19""");

        Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
        Assert.EndsWith(": The response was cut off.", e.Message);
    }

    private async Task<TelnyxApiException> FailAsync(int status, string body, IDictionary? headers = null)
    {
        handler.SetDefault(status, body, headers);
        var test = new TestSession(handler, retries: 0);
        return await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));
    }
}
