using System.Collections;
using TelnyxPS.Client;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>How -Debug shows requests and responses.</summary>
public class RequestTraceTests
{
    private readonly ScriptedHandler handler = new();

    [Fact]
    public async Task Each_request_and_its_response_are_one_line()
    {
        handler.Enqueue(503, "busy", new Hashtable { ["x-request-id"] = "first" });
        handler.SetDefault(
            200, "{\"data\":{\"id\":\"1\",\"name\":\"a\u202E\"}}", new Hashtable { ["x-request-id"] = "second" });

        List<string> lines = await TraceAsync(new ApiRequest(HttpMethod.Get, "/things")
        {
            Query = [new("page[number]", "1"), new("filter", "a b")],
        });

        const string Name = @"^GET /things\?page\[number\]=1&filter=a b";
        Assert.Collection(
            lines,
            line => Assert.Matches(Name + "$", line),
            line => Assert.Matches(Name + @": HTTP 503 after \d+ ms, request id first busy$", line),
            line => Assert.Matches(Name + "$", line),
            line => Assert.Matches(
                Name + @": HTTP 200 after \d+ ms, request id second "
                    + @"\{""data"":\{""id"":""1"",""name"":""a\\u202e""\}\}$",
                line));
    }

    [Fact]
    public async Task A_failure_is_one_line()
    {
        handler.EnqueueFailure();

        List<string> lines = await TraceAsync(new ApiRequest(HttpMethod.Post, "/things") { Body = "{}" });

        Assert.Equal("POST /things {}", lines[0]);
        Assert.Matches(@"^POST /things: no response after \d+ ms \(Connection reset by peer\)$", lines[1]);
    }

    [Fact]
    public async Task Keys_and_passwords_are_masked_and_long_bodies_shortened()
    {
        string filler = new('y', 5000);
        handler.SetDefault(
            200, $$$"""{"data":{"id":"1","echo":"{{{TestSession.Key}}}","api_key":"geheim","x":"{{{filler}}}"}}""");

        List<string> lines = await TraceAsync(new ApiRequest(HttpMethod.Post, "/things")
        {
            Body = $$"""{"sip_password":"geh\"eim","access_token" : "geheim","note":"{{TestSession.Key}}"}""",
        });

        Assert.Equal("""POST /things {"sip_password":"****","access_token" : "****","note":"****"}""", lines[0]);
        Assert.StartsWith(
            """{"data":{"id":"1","echo":"****","api_key":"****","x":"yyy""", lines[1][lines[1].IndexOf('{')..]);
        Assert.EndsWith("yyy...", lines[1]);
        Assert.InRange(lines[1].Length, 1900, 2100);
    }

    [Fact]
    public async Task Nothing_is_written_without_a_listener()
    {
        handler.SetDefault(200, "{}");
        var test = new TestSession(handler);

        await test.Session.Api.AnyAsync(new ApiRequest(HttpMethod.Get, "/things"), test.Context);

        Assert.Empty(test.Lines);
    }

    private async Task<List<string>> TraceAsync(ApiRequest request)
    {
        var test = new TestSession(handler, retries: 1);
        List<string> lines = [];
        CallContext context = test.Context;
        context.Debug = lines.Add;
        await Record.ExceptionAsync(() => test.Session.Api.AnyAsync(request, context));
        return lines;
    }
}
