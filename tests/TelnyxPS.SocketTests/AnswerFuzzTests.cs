using System.Text;
using TelnyxPS.Client;
using TelnyxPS.Models;
using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>Random damaged responses: a response is read, or causes an error of the module.</summary>
public class AnswerFuzzTests
{
    private const int Rounds = 1500;
    private const string Id = "1930241863466354012";

    private const string Connection = """
        {"id":"1930241863466354012","record_type":"external_connection","active":true,"credential_active":false,
        "external_sip_connection":"zoom","tags":["a","b"],"webhook_event_url":"","webhook_event_failover_url":null,
        "webhook_api_version":"1","webhook_timeout_secs":5,"inbound":{"channel_limit":null,"codec":"opus"},
        "outbound":{"channel_limit":3,"outbound_voice_profile_id":"7"},"created_at":"2025-06-04T12:34:57.067Z",
        "updated_at":"2025-06-04T12:34:57.067Z","new_field":{"x":[1,2.5,"y"]}}
        """;

    private const string One = "{\"data\":" + Connection + "}";
    private const string List = "{\"data\":[" + Connection + """
        ],"meta":{"page_number":1,"page_size":250,"total_pages":1,"total_results":1}}
        """;

    private const string Errors = """
        {"errors":[{"code":"10005","title":"Resource not found","detail":"None.","source":{"pointer":"/id"},
        "meta":{"url":"https://x"}}]}
        """;

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e999", "-1e999", "1.5", "99999999999999999999999999", "\"\"", "\"x\"",
        "\"\\ud800\"", "\"\\u0000\"",
        "\"2025-99-99\"", "\"0001-01-01T00:00:00+14:00\"", "[]", "{}", "[null]", "{\"a\":1}", "{\"\\ud800\":1}",
        "{\"a\":1,\"a\":2}",
        "[[[[1]]]]", "\"\u001b[31m\"", "NaN", "",
    ];

    [Fact]
    public async Task A_damaged_response_is_read_or_causes_an_error_of_the_module()
    {
        int seed = TestSeed.Next();
        Random random = TestSeed.For(seed, "answers");
        await using LoopbackServer server = await LoopbackServer.StartAsync();
        TelnyxSession session = SocketSession.Open(server.Address, retries: 0);
        List<string> failures = [];
        for (int round = 0; round < Rounds; round++)
        {
            (int status, string good) = random.Next(3) switch { 0 => (200, One), 1 => (200, List), _ => (422, Errors) };
            string bad = Damage(good, random);
            server.Faults.Rule = _ => Faults.Answer(status, Encoding.UTF8.GetBytes(bad), applied: false);
            Exception? error = await Record.ExceptionAsync(() => CallAsync(session.Client, random.Next(5)));
            if (error is not (null or TelnyxApiException))
                failures.Add(
                    $"round {round}: {error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n')[0].Trim()} "
                    + $"{bad}");
        }

        session.Close();
        Assert.True(
            failures.Count == 0, $"{TestSeed.Line(seed)}: {failures.Count}\n{string.Join("\n", failures.Take(20))}");
    }

    [Theory]
    [InlineData(200, One)]
    [InlineData(200, List)]
    [InlineData(422, Errors)]
    public async Task An_unexpected_value_is_read_or_causes_an_error_of_the_module(int status, string good)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync();
        TelnyxSession session = SocketSession.Open(server.Address, retries: 0);
        List<string> failures = [];
        foreach (int colon in Colons(good))
        {
            foreach (string value in Values)
            {
                string bad = Replace(good, colon, value);
                server.Faults.Rule = _ => Faults.Answer(status, Encoding.UTF8.GetBytes(bad), applied: false);
                Exception? error = await Record.ExceptionAsync(() => CallAsync(session.Client, good == List ? 4 : 0));
                if (error is not (null or TelnyxApiException))
                    failures.Add($"{good[(colon - 15)..colon]}: {value}: {error.GetType().Name}: {error.Message}");
            }
        }

        session.Close();
        Assert.True(failures.Count == 0, $"{failures.Count}\n{string.Join("\n", failures.Take(20))}");
    }

    private static Task CallAsync(TelnyxClient client, int call)
    {
        var change = new DesiredSettings
        {
            [ConnectionSettings.OutboundChannelLimit] = 4711,
            [ConnectionSettings.OutboundVoiceProfileId] = "7",
        };
        return call switch
        {
            0 => client.GetAsync(Id, CallContext.None),
            1 => client.UpdateAsync(Id, change, change.Against(ExternalConnection.OfId(Id)), CallContext.None),
            2 => client.DeleteAsync(Id, CallContext.None),
            3 => client.CreateAsync(new CreateConnectionRequest(), CallContext.None),
            _ => client.ListPageAsync(Endpoints.Connection, null, new ResourceFilter(), 1, 250, CallContext.None),
        };
    }

    private static string Damage(string json, Random random)
    {
        for (int i = random.Next(3); i >= 0; i--)
        {
            int at = random.Next(json.Length);
            json = random.Next(6) switch
            {
                0 => json[..at],
                1 => json.Remove(at, 1),
                2 => json.Insert(at, ((char)random.Next(1, 0x250)).ToString()),
                3 => new string('[', 100) + json,
                _ => Replace(json, random),
            };
            if (json.Length == 0)
                break;
        }

        return json;
    }

    private static string Replace(string json, Random random)
    {
        int[] colons = Colons(json);
        return colons.Length == 0
            ? json
            : Replace(json, colons[random.Next(colons.Length)], Values[random.Next(Values.Length)]);
    }

    private static int[] Colons(string json) =>
        [.. Enumerable.Range(1, Math.Max(0, json.Length - 2)).Where(i => json[i] == ':' && json[i - 1] == '"')];

    /// <summary>Replaces the value after a colon.</summary>
    private static string Replace(string json, int colon, string value)
    {
        int start = colon + 1;
        int end = json[start] switch
        {
            '{' or '[' => EndOf(json, start) + 1,
            _ => json.IndexOfAny([',', '}', ']'], start),
        };
        return end <= 0 ? json : json[..start] + value + json[end..];
    }

    private static int EndOf(string json, int start)
    {
        int depth = 0;
        for (int i = start; i < json.Length; i++)
        {
            depth += json[i] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }

        return -1;
    }
}
