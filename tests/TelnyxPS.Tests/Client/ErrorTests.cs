using System.Collections;
using System.Net;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>The error of a failed request.</summary>
public class ErrorTests
{
    private readonly ScriptedHandler handler = new();

    [Theory]
    [InlineData(400, TelnyxErrorKind.InvalidRequest)]
    [InlineData(401, TelnyxErrorKind.Unauthorized)]
    [InlineData(403, TelnyxErrorKind.Forbidden)]
    [InlineData(404, TelnyxErrorKind.NotFound)]
    [InlineData(409, TelnyxErrorKind.Conflict)]
    [InlineData(422, TelnyxErrorKind.InvalidRequest)]
    [InlineData(500, TelnyxErrorKind.ServerError)]
    [InlineData(503, TelnyxErrorKind.ServerError)]
    [InlineData(410, TelnyxErrorKind.NotFound)]
    [InlineData(302, TelnyxErrorKind.UnexpectedStatus)]
    [InlineData(418, TelnyxErrorKind.UnexpectedStatus)]
    public async Task The_status_takes_precedence_over_the_code(int status, TelnyxErrorKind kind)
    {
        TelnyxApiException e = await FailAsync(status, Answer.Error("10005", "Resource not found", "Nothing here"));

        Assert.Equal(kind, e.Kind);
        Assert.Equal((HttpStatusCode)status, e.StatusCode);
    }

    [Fact]
    public async Task The_message_names_every_error_of_the_list()
    {
        TelnyxApiException e = await FailAsync(422, """
            {"errors":[
              {"code":"10015","title":"Invalid attribute","detail":"must be positive",
              "source":{"pointer":"/inbound/channel_limit"}},
              {"code":10032,"title":"Missing field"},
              {"detail":"third"}
            ]}
            """);

        Assert.Equal(["10015", "10032", null], e.Errors.Select(error => error.Code));
        Assert.Equal("/inbound/channel_limit", e.Errors[0].Pointer);
        Assert.Contains(
            "Invalid attribute: must be positive (/inbound/channel_limit, 10015); Missing field (10032); third.",
            e.Message);
    }

    [Fact]
    public async Task The_message_names_ten_errors_and_counts_the_rest()
    {
        string errors = string.Join(",", Enumerable.Range(1, 1000).Select(i => $$"""{"title":"number {{i}}"}"""));

        TelnyxApiException e = await FailAsync(422, $$"""{"errors":[{{errors}}]}""");

        Assert.Equal(1000, e.Errors.Count);
        Assert.Contains("number 10; and 990 more.", e.Message);
        Assert.DoesNotContain("number 11", e.Message);
    }

    [Theory]
    [InlineData("x-request-id", "a-1")]
    [InlineData("Request-Id", "b-2")]
    [InlineData("cf-ray", "c-3")]
    public async Task The_message_contains_the_request_id(string header, string value)
    {
        TelnyxApiException e = await FailAsync(422, "", new Hashtable { [header] = value });

        Assert.Equal(value, e.RequestId);
        Assert.EndsWith($"Request id: {value}.", e.Message);
    }

    [Fact]
    public async Task The_first_header_of_the_request_id_wins()
    {
        TelnyxApiException e = await FailAsync(
            422, "", new Hashtable { ["cf-ray"] = "c", ["Request-Id"] = "b", ["x-request-id"] = "a" });

        Assert.Equal("a", e.RequestId);
    }

    [Fact]
    public async Task The_message_contains_the_method_the_path_and_the_attempts()
    {
        TelnyxApiException e = await FailAsync(403, "");

        Assert.Equal(("GET", $"/external_connections/{Answer.Id}", 1), (e.Method, e.Path, e.Attempts));
    }

    [Theory]
    [InlineData("<html><body>Welcome to the hotel</body></html>")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_response_that_is_not_JSON_of_the_API_is_an_error(string body)
    {
        TelnyxApiException e = await FailAsync(200, body);

        Assert.Equal(TelnyxErrorKind.InvalidResponse, e.Kind);
        Assert.Contains("does not match the Telnyx API documentation", e.Message);
    }

    [Fact]
    public async Task The_message_says_that_an_error_page_may_come_from_a_proxy()
    {
        TelnyxApiException e = await FailAsync(403, "<html>Blocked by policy</html>");

        Assert.Equal(TelnyxErrorKind.Forbidden, e.Kind);
        Assert.Contains("Blocked by policy", e.Message);
        Assert.Contains("HTML page, which might come from a proxy", e.Message);
    }

    [Fact]
    public async Task The_exception_of_a_failed_connection_contains_its_cause()
    {
        handler.EnqueueConnectionRefused();
        var test = new TestSession(handler, retries: 0);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Equal(TelnyxErrorKind.ConnectionFailed, e.Kind);
        Assert.Null(e.StatusCode);
        Assert.IsType<HttpRequestException>(e.InnerException);
        Assert.Contains("telnyx.invalid", e.Message);
    }

    [Fact]
    public async Task A_timeout_error_contains_the_timeout()
    {
        handler.EnqueueHang();
        var test = new TestSession(handler, retries: 0, timeoutSec: 1);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.Equal(TelnyxErrorKind.Timeout, e.Kind);
        Assert.Contains("no response within 1 s", e.Message);
    }

    [Fact]
    public async Task A_not_found_id_that_ends_in_zeros_says_that_a_spreadsheet_may_have_rounded_it()
    {
        handler.SetDefault(404, "");
        var test = new TestSession(handler);

        var rounded = await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Client.GetAsync("1930241863466350000", test.Context));
        var other = await Assert.ThrowsAsync<TelnyxApiException>(
            () => test.Client.GetAsync("1930241863466354000", test.Context));

        Assert.Contains("spreadsheet", rounded.Message);
        Assert.DoesNotContain("spreadsheet", other.Message);
        Assert.StartsWith("There is no external connection 1930241863466354000.", other.Message);
    }

    [Theory]
    [InlineData("The connection is active", "-Active $false", "support")]
    [InlineData("Phone numbers are still in use", "to another connection", "support")]
    [InlineData("This is an Operator Connect connection", "Telnyx support", "-Active $false")]
    public async Task A_refused_delete_says_what_to_do_next(string detail, string advice, string otherAdvice)
    {
        handler.SetDefault(422, Answer.Error("10015", "Bad Request", detail));
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.DeleteAsync(Answer.Id, test.Context));

        string message = $"{e.Message} {RemovalAdvice.For(e, Answer.Id, test.Session.Cache.Find(Answer.Id))}";
        Assert.Contains(advice, message);
        Assert.DoesNotContain(otherAdvice, message);
    }

    [Fact]
    public async Task A_delete_that_is_refused_without_a_reason_lists_all_possible_reasons()
    {
        handler.SetDefault(422, "");
        var test = new TestSession(handler);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.DeleteAsync(Answer.Id, test.Context));

        string message = RemovalAdvice.For(e, Answer.Id, known: null)!;
        Assert.All(["-Active $false", "phone numbers", "support"], reason => Assert.Contains(reason, message));
    }

    [Fact]
    public async Task Text_from_the_service_stays_on_one_line()
    {
        TelnyxApiException e = await FailAsync(422, """{"errors":[{"title":"a\u001b[31mred\r\nWhat if: nothing"}]}""");

        Assert.DoesNotContain(e.Message, char.IsControl);
        Assert.Contains("\\u001b[31mred", e.Message);
    }

    [Fact]
    public async Task Keys_and_their_parts_are_masked_in_every_part_of_a_response()
    {
        TelnyxApiException e = await FailAsync(
            422,
            Answer.Error(
                "10009",
                $"Bad key {TestSession.Key}",
                "it begins with KEY0178AB and ends in cretZZ9Q, unlike KEY99887766554433",
                TestSession.Key),
            new Hashtable { ["x-request-id"] = $"for-{TestSession.Key}" });

        string all = e + string.Join(" ", e.Errors.Select(x => x.Code + x.Title + x.Detail + x.Pointer)) + e.RequestId;
        Assert.All(["KEY0178AB", "cretZZ9Q", "secret", "KEY9988"], part => Assert.DoesNotContain(part, all));
        Assert.Contains("it begins with **** and ends in ****", all);
    }

    [Fact]
    public async Task A_cause_that_contains_the_key_is_replaced()
    {
        handler.EnqueueFailure($"bad header: Bearer {TestSession.Key}");
        var test = new TestSession(handler, retries: 0);

        var e = await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));

        Assert.DoesNotContain("secretsecret", e.ToString());
        Assert.Equal("bad header: Bearer ****", e.InnerException!.Message);
    }

    private async Task<TelnyxApiException> FailAsync(int status, string body, IDictionary? headers = null)
    {
        handler.SetDefault(status, body, headers);
        var test = new TestSession(handler, retries: 0);
        return await Assert.ThrowsAsync<TelnyxApiException>(() => test.Client.GetAsync(Answer.Id, test.Context));
    }
}
