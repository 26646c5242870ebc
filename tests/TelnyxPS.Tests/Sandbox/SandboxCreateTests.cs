using System.Text.Json;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxCreateTests
{
    private const string Least = $$"""{"external_sip_connection":"zoom","outbound":{{SandboxClient.Outbound}}}""";

    [Fact]
    public async Task A_minimal_request_gets_the_documented_defaults()
    {
        using SandboxClient client = new();
        DateTimeOffset before = DateTimeOffset.UtcNow.AddSeconds(-1);

        SandboxAnswer answer = await client.Create(Least);

        Assert.Equal(201, answer.Status);
        JsonElement data = answer.Data;
        Assert.Matches("^[0-9]{19}$", data.GetProperty("id").GetString());
        Assert.Equal("external_connection", data.GetProperty("record_type").GetString());
        Assert.True(data.GetProperty("active").GetBoolean());
        Assert.False(data.GetProperty("credential_active").GetBoolean());
        Assert.Equal("zoom", data.GetProperty("external_sip_connection").GetString());
        Assert.Empty(data.GetProperty("tags").EnumerateArray());
        Assert.Equal("", data.GetProperty("webhook_event_url").GetString());
        Assert.Equal("", data.GetProperty("webhook_event_failover_url").GetString());
        Assert.Equal("1", data.GetProperty("webhook_api_version").GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("webhook_timeout_secs").ValueKind);
        Assert.Equal("""{"channel_limit":null}""", data.GetProperty("inbound").GetRawText());
        Assert.Equal($$"""{"channel_limit":null,"outbound_voice_profile_id":"{{SandboxClient.Profile}}"}""",
            data.GetProperty("outbound").GetRawText());

        string createdAt = data.GetProperty("created_at").GetString()!;
        Assert.EndsWith("Z", createdAt);
        Assert.InRange(DateTimeOffset.Parse(createdAt, null), before, DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal(createdAt, data.GetProperty("updated_at").GetString());
        Assert.Equal(14, data.EnumerateObject().Count());
    }

    [Fact]
    public async Task All_fields_are_stored()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Create("""
            {
              "active": false,
              "external_sip_connection": "zoom",
              "tags": ["emea", "vip;board"],
              "webhook_event_url": "https://example.com/a?b=c",
              "webhook_event_failover_url": "http://failover.example.com",
              "webhook_timeout_secs": 25,
              "inbound": { "channel_limit": 7, "outbound_voice_profile_id": "42" },
              "outbound": { "channel_limit": 0, "outbound_voice_profile_id": "43" }
            }
            """);

        Assert.Equal(201, answer.Status);
        string id = answer.Data.GetProperty("id").GetString()!;
        JsonElement data = (await client.Get(id)).Data;
        Assert.Equal(answer.Data.GetRawText(), data.GetRawText());
        Assert.False(data.GetProperty("active").GetBoolean());
        Assert.Equal(["emea", "vip;board"], data.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal("https://example.com/a?b=c", data.GetProperty("webhook_event_url").GetString());
        Assert.Equal("http://failover.example.com", data.GetProperty("webhook_event_failover_url").GetString());
        Assert.Equal(25, data.GetProperty("webhook_timeout_secs").GetInt32());
        Assert.Equal("""{"channel_limit":7}""", data.GetProperty("inbound").GetRawText());
        Assert.Equal("""{"channel_limit":0,"outbound_voice_profile_id":"43"}""",
            data.GetProperty("outbound").GetRawText());
    }

    [Fact]
    public async Task Nulls_are_accepted_if_the_API_documents_them()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Create("""
            {
              "external_sip_connection": "zoom",
              "webhook_event_failover_url": null,
              "webhook_timeout_secs": null,
              "inbound": { "channel_limit": null, "outbound_voice_profile_id": "42" },
              "outbound": { "channel_limit": null, "outbound_voice_profile_id": "43" }
            }
            """);

        Assert.Equal(201, answer.Status);
        Assert.Equal(JsonValueKind.Null, answer.Data.GetProperty("webhook_event_failover_url").ValueKind);
    }

    [Fact]
    public async Task New_ids_count_up()
    {
        using SandboxClient client = new();

        string first = (await client.Create(Least)).Data.GetProperty("id").GetString()!;
        string second = (await client.Create(Least)).Data.GetProperty("id").GetString()!;

        Assert.Equal("2012345678901234501", first);
        Assert.Equal("2012345678901234502", second);
    }

    [Fact]
    public async Task An_id_is_never_reused()
    {
        using SandboxClient client = new();
        string first = (await client.Create(Inactive())).Data.GetProperty("id").GetString()!;

        Assert.Equal(200, (await client.Delete(first)).Status);

        Assert.NotEqual(first, (await client.Create(Inactive())).Data.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Filters_find_what_is_created()
    {
        using SandboxClient client = new();
        JsonElement created = (await client.Create(Least)).Data;
        string id = created.GetProperty("id").GetString()!;
        string day = created.GetProperty("created_at").GetString()![..10];

        Assert.Contains(id, (await client.List("?filter[created_at]=" + day)).Ids);
        SandboxAnswer named = await client.List("?filter[connection_name][contains]=" + id);
        Assert.Equal([id], named.Ids);
    }

    [Theory]
    [InlineData("""{}""", "/external_sip_connection", "/outbound/outbound_voice_profile_id")]
    [InlineData("""{"external_sip_connection":"zoom"}""", "/outbound/outbound_voice_profile_id")]
    [InlineData("""{"external_sip_connection":"zoom","outbound":{}}""", "/outbound/outbound_voice_profile_id")]
    [InlineData("""{"outbound":{"outbound_voice_profile_id":"1"}}""", "/external_sip_connection")]
    public async Task Missing_required_fields_are_reported(string body, params string[] pointers)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Create(body);

        Assert.Equal(422, answer.Status);
        Assert.Equal(pointers, answer.Pointers);
        Assert.All(answer.Errors, error => Assert.Equal("10004", error.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("\"operator_connect\"")]
    [InlineData("\"teams\"")]
    [InlineData("\"Zoom\"")]
    [InlineData("null")]
    [InlineData("1")]
    public async Task Only_zoom_is_created(string service)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Create(
            $$"""{"external_sip_connection":{{service}},"outbound":{{SandboxClient.Outbound}}}""");

        Assert.Equal(422, answer.Status);
        Assert.Equal("/external_sip_connection", answer.Pointers.Single());
        Assert.Equal(service.Contains("operator"), answer.Details.Single().Contains("refresh"));
        Assert.Equal(36, (await client.List()).Items.Length);
    }

    [Fact]
    public async Task Inbound_requires_its_own_profile()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Create($$"""
            {"external_sip_connection":"zoom","inbound":{"channel_limit":1},"outbound":{{SandboxClient.Outbound}}}
            """);

        Assert.Equal(422, answer.Status);
        Assert.Equal("/inbound/outbound_voice_profile_id", answer.Pointers.Single());
    }

    [Fact]
    public async Task All_errors_are_reported_and_nothing_is_created()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Create("""
            {
              "active": "yes",
              "external_sip_connection": "teams",
              "tags": "emea",
              "webhook_event_url": "example.com",
              "webhook_event_failover_url": 5,
              "webhook_timeout_secs": 31,
              "inbound": { "channel_limit": -1, "outbound_voice_profile_id": "x", "limit": 1 },
              "outbound": { "channel_limit": 1.5 },
              "name": "mine"
            }
            """);

        Assert.Equal(422, answer.Status);
        Assert.Equal(
            [
                "/active",
                "/external_sip_connection",
                "/inbound/channel_limit",
                "/inbound/limit",
                "/inbound/outbound_voice_profile_id",
                "/name",
                "/outbound/channel_limit",
                "/outbound/outbound_voice_profile_id",
                "/tags",
                "/webhook_event_failover_url",
                "/webhook_event_url",
                "/webhook_timeout_secs",
            ],
            answer.Pointers.Order(StringComparer.Ordinal));
        Assert.Equal(36, (await client.List()).Items.Length);
    }

    private static string Inactive() => Least.Replace("{\"external", "{\"active\":false,\"external");
}
