using System.Text.Json;

namespace TelnyxPS.Tests.Sandbox;

/// <summary>The values of fields: the same rules for create and update requests.</summary>
public class SandboxFieldTests
{
    [Theory]
    [InlineData("active", "true")]
    [InlineData("active", "false")]
    [InlineData("tags", "[]")]
    [InlineData("tags", """["", "two words", "vip;board", "\u00e9\ud83d\ude00"]""")]
    [InlineData("webhook_event_url", "\"http://example.com\"")]
    [InlineData("webhook_event_url", "\"HTTPS://example.com:8443/x?y=z\"")]
    [InlineData("webhook_event_failover_url", "null")]
    [InlineData("webhook_event_failover_url", "\"\"")]
    [InlineData("webhook_event_failover_url", "\"https://example.com\"")]
    [InlineData("webhook_timeout_secs", "null")]
    [InlineData("webhook_timeout_secs", "0")]
    [InlineData("webhook_timeout_secs", "30")]
    [InlineData("inbound", """{"outbound_voice_profile_id":"1"}""")]
    [InlineData("inbound", """{"outbound_voice_profile_id":"1","channel_limit":0}""")]
    [InlineData("inbound", """{"outbound_voice_profile_id":"1","channel_limit":2147483647}""")]
    [InlineData("inbound", """{"outbound_voice_profile_id":"1","channel_limit":null}""")]
    public async Task A_valid_value_is_accepted_unchanged(string name, string value)
    {
        foreach (SandboxAnswer answer in await CreateAndUpdate(name, value))
        {
            Assert.InRange(answer.Status, 200, 201);
            if (name != "inbound")
            {
                using JsonDocument expected = JsonDocument.Parse(value);
                Assert.True(JsonElement.DeepEquals(expected.RootElement, answer.Data.GetProperty(name)));
            }
        }
    }

    [Theory]
    [InlineData("active", "null")]
    [InlineData("active", "\"true\"")]
    [InlineData("active", "1")]
    [InlineData("tags", "null")]
    [InlineData("tags", "\"emea\"")]
    [InlineData("tags", "[1]")]
    [InlineData("tags", "[null]")]
    [InlineData("tags", "{}")]
    [InlineData("webhook_event_url", "null")]
    [InlineData("webhook_event_url", "\"\"")]
    [InlineData("webhook_event_url", "\"example.com\"")]
    [InlineData("webhook_event_url", "\"/hooks\"")]
    [InlineData("webhook_event_url", "\"ftp://example.com\"")]
    [InlineData("webhook_event_url", "7")]
    [InlineData("webhook_event_failover_url", "\"example.com\"")]
    [InlineData("webhook_event_failover_url", "7")]
    [InlineData("webhook_event_failover_url", "[]")]
    [InlineData("webhook_timeout_secs", "-1")]
    [InlineData("webhook_timeout_secs", "31")]
    [InlineData("webhook_timeout_secs", "2.5")]
    [InlineData("webhook_timeout_secs", "\"25\"")]
    [InlineData("webhook_timeout_secs", "1e400")]
    [InlineData("inbound", "null")]
    [InlineData("inbound", "[]")]
    [InlineData("inbound", "10")]
    [InlineData("credential_active", "true")]
    [InlineData("webhook_api_version", "\"2\"")]
    [InlineData("id", "\"1\"")]
    [InlineData("Active", "true")]
    public async Task An_invalid_value_is_refused(string name, string value)
    {
        foreach (SandboxAnswer answer in await CreateAndUpdate(name, value))
        {
            Assert.Equal(422, answer.Status);
            Assert.Equal("/" + name, answer.Pointers.Single());
        }
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"10\"")]
    [InlineData("true")]
    [InlineData("2147483648")]
    public async Task An_invalid_limit_is_refused(string limit)
    {
        string voice = $$"""{"outbound_voice_profile_id":"1","channel_limit":{{limit}}}""";

        foreach (SandboxAnswer answer in await CreateAndUpdate("inbound", voice))
        {
            Assert.Equal(422, answer.Status);
            Assert.Equal("/inbound/channel_limit", answer.Pointers.Single());
        }

        foreach (SandboxAnswer answer in await CreateAndUpdate("outbound", voice))
        {
            Assert.Equal(422, answer.Status);
            Assert.Equal("/outbound/channel_limit", answer.Pointers.Single());
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"1911630617284445511 \"")]
    [InlineData("\"1.91163061728445E+18\"")]
    [InlineData("\"\u0661\u0662\"")]
    [InlineData("1911630617284445511")]
    public async Task An_invalid_profile_id_is_refused(string profile)
    {
        string voice = $$"""{"outbound_voice_profile_id":{{profile}}}""";

        foreach (SandboxAnswer answer in await CreateAndUpdate("outbound", voice))
        {
            Assert.Equal(422, answer.Status);
            Assert.Equal("/outbound/outbound_voice_profile_id", answer.Pointers.Single());
        }

        foreach (SandboxAnswer answer in await CreateAndUpdate("inbound", voice))
        {
            Assert.Equal(422, answer.Status);
            Assert.Equal("/inbound/outbound_voice_profile_id", answer.Pointers.Single());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"active\":tru}")]
    [InlineData("{} {}")]
    [InlineData("active=false")]
    [InlineData("""{"tags":["\ud800"]}""")]
    [InlineData("""{"\ud800":1}""")]
    public async Task A_body_that_is_not_JSON_is_refused(string body)
    {
        using SandboxClient client = new();
        SandboxAnswer[] answers = [await client.Create(body), await client.Update(SandboxClient.First, body)];

        foreach (SandboxAnswer answer in answers)
        {
            Assert.Equal(400, answer.Status);
            Assert.Equal("10023", answer.Errors.Single().GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task A_missing_body_is_refused()
    {
        using SandboxClient client = new();

        Assert.Equal(400, (await client.Send("POST", "external_connections")).Status);
        Assert.Equal(400, (await client.Send("PATCH", "external_connections/" + SandboxClient.First)).Status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"zoom\"")]
    public async Task A_body_that_is_not_an_object_is_refused(string body)
    {
        using SandboxClient client = new();
        SandboxAnswer[] answers = [await client.Create(body), await client.Update(SandboxClient.First, body)];

        foreach (SandboxAnswer answer in answers)
        {
            Assert.Equal(422, answer.Status);
            Assert.Equal("", answer.Pointers.Single());
        }
    }

    [Fact]
    public async Task A_pointer_escapes_the_name_of_a_field()
    {
        foreach (SandboxAnswer answer in await CreateAndUpdate("a/b~c", "1"))
            Assert.Equal("/a~1b~0c", answer.Pointers.Single());
    }

    private static async Task<SandboxAnswer[]> CreateAndUpdate(string name, string value)
    {
        using SandboxClient client = new();
        string fields = $"\"{name}\":{value}";
        if (name != "outbound")
            fields += ",\"outbound\":" + SandboxClient.Outbound;

        return
        [
            await client.Create($$"""{"external_sip_connection":"zoom",{{fields}}}"""),
            await client.Update(SandboxClient.First, $$"""{{{fields}}}"""),
        ];
    }
}
