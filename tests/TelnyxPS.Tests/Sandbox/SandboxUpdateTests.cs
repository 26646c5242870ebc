using System.Globalization;
using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxUpdateTests
{
    private static readonly DateTime Created = new(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public async Task The_sent_fields_change_and_the_others_do_not()
    {
        using SandboxClient client = new();
        JsonElement before = (await client.Get(SandboxClient.First)).Data;

        SandboxAnswer answer = await client.Update(SandboxClient.First, $$$"""
            {"tags":["a"],"outbound":{"channel_limit":10,"outbound_voice_profile_id":"{{{SandboxClient.Profile}}}"}}
            """);

        Assert.Equal(200, answer.Status);
        Assert.Equal(["tags", "updated_at"], Differences(before, answer.Data));
        Assert.Equal("a", answer.Data.GetProperty("tags").EnumerateArray().Single().GetString());
        Assert.Equal(answer.Data.GetRawText(), (await client.Get(SandboxClient.First)).Data.GetRawText());
    }

    [Fact]
    public async Task All_fields_change()
    {
        using SandboxClient client = new();

        JsonElement data = (await client.Update(SandboxClient.First, """
            {
              "active": false,
              "tags": [],
              "webhook_event_url": "https://example.com/new",
              "webhook_event_failover_url": "https://example.com/other",
              "webhook_timeout_secs": 1,
              "inbound": { "channel_limit": 2 },
              "outbound": { "channel_limit": 3, "outbound_voice_profile_id": "4" }
            }
            """)).Data;

        Assert.False(data.GetProperty("active").GetBoolean());
        Assert.Empty(data.GetProperty("tags").EnumerateArray());
        Assert.Equal("https://example.com/new", data.GetProperty("webhook_event_url").GetString());
        Assert.Equal("https://example.com/other", data.GetProperty("webhook_event_failover_url").GetString());
        Assert.Equal(1, data.GetProperty("webhook_timeout_secs").GetInt32());
        Assert.Equal("""{"channel_limit":2}""", data.GetProperty("inbound").GetRawText());
        Assert.Equal("""{"channel_limit":3,"outbound_voice_profile_id":"4"}""",
            data.GetProperty("outbound").GetRawText());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"active":false}""")]
    [InlineData("""{"active":false,"outbound":{}}""")]
    [InlineData("""{"active":false,"outbound":{"channel_limit":5}}""")]
    public async Task The_outbound_profile_is_required_in_each(string body)
    {
        using SandboxClient client = new();
        string before = (await client.Get(SandboxClient.First)).Data.GetRawText();

        SandboxAnswer answer = await client.Update(SandboxClient.First, body);

        Assert.Equal(422, answer.Status);
        Assert.Equal("/outbound/outbound_voice_profile_id", answer.Pointers.Single());
        Assert.Equal(before, (await client.Get(SandboxClient.First)).Data.GetRawText());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"1911630617284445511\"")]
    public async Task Outbound_must_be_an_object(string outbound)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Update(SandboxClient.First, $$"""{"outbound":{{outbound}}}""");

        Assert.Equal(422, answer.Status);
        Assert.Equal("/outbound", answer.Pointers.Single());
    }

    [Fact]
    public async Task The_service_cannot_be_changed()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Update(SandboxClient.First,
            $$"""{"external_sip_connection":"zoom","outbound":{{SandboxClient.Outbound}}}""");

        Assert.Equal(422, answer.Status);
        Assert.Equal("/external_sip_connection", answer.Pointers.Single());
    }

    [Fact]
    public async Task An_invalid_field_prevents_the_whole_update()
    {
        using SandboxClient client = new();
        string before = (await client.Get(SandboxClient.First)).Data.GetRawText();

        SandboxAnswer answer = await client.Update(SandboxClient.First,
            """{"active":false,"outbound":{"outbound_voice_profile_id":"5"},"webhook_timeout_secs":99}""");

        Assert.Equal(422, answer.Status);
        Assert.Equal(before, (await client.Get(SandboxClient.First)).Data.GetRawText());
    }

    [Fact]
    public async Task A_nested_object_that_is_sent_replaces_the_old_one()
    {
        using SandboxClient client = new(Limited(NestedObjects.Replace));

        JsonElement data = (await client.Update("11",
            """{"outbound":{"outbound_voice_profile_id":"9"},"inbound":{}}""")).Data;

        Assert.Equal("""{"channel_limit":null,"outbound_voice_profile_id":"9"}""",
            data.GetProperty("outbound").GetRawText());
        Assert.Equal("""{"channel_limit":null}""", data.GetProperty("inbound").GetRawText());
    }

    [Fact]
    public async Task A_nested_object_that_is_sent_can_be_merged()
    {
        using SandboxClient client = new(Limited(NestedObjects.Merge));

        JsonElement data = (await client.Update("11",
            """{"outbound":{"outbound_voice_profile_id":"9"},"inbound":{}}""")).Data;

        Assert.Equal("""{"channel_limit":20,"outbound_voice_profile_id":"9"}""",
            data.GetProperty("outbound").GetRawText());
        Assert.Equal("""{"channel_limit":10}""", data.GetProperty("inbound").GetRawText());
    }

    [Theory]
    [InlineData(NestedObjects.Replace)]
    [InlineData(NestedObjects.Merge)]
    public async Task A_nested_object_that_is_not_sent_does_not_change(object nested)
    {
        using SandboxClient client = new(Limited((NestedObjects)nested));

        JsonElement data = (await client.Update("11",
            """{"outbound":{"outbound_voice_profile_id":"9","channel_limit":20}}""")).Data;

        Assert.Equal("""{"channel_limit":10}""", data.GetProperty("inbound").GetRawText());
    }

    [Theory]
    [InlineData(NestedObjects.Replace)]
    [InlineData(NestedObjects.Merge)]
    public async Task Null_clears_the_fields_that_the_API_documents(object nested)
    {
        using SandboxClient client = new(Limited((NestedObjects)nested));

        JsonElement data = (await client.Update("11", """
            {
              "webhook_timeout_secs": null,
              "webhook_event_failover_url": null,
              "inbound": { "channel_limit": null },
              "outbound": { "channel_limit": null, "outbound_voice_profile_id": "9" }
            }
            """)).Data;

        Assert.Equal(JsonValueKind.Null, data.GetProperty("webhook_timeout_secs").ValueKind);
        Assert.Equal(JsonValueKind.Null, data.GetProperty("webhook_event_failover_url").ValueKind);
        Assert.Equal("""{"channel_limit":null}""", data.GetProperty("inbound").GetRawText());
        Assert.Equal("""{"channel_limit":null,"outbound_voice_profile_id":"9"}""",
            data.GetProperty("outbound").GetRawText());
    }

    [Fact]
    public async Task Each_update_is_later_than_the_one_before()
    {
        using SandboxClient client = new();
        List<DateTimeOffset> times = [UpdatedAt((await client.Get(SandboxClient.First)).Data)];

        for (int i = 0; i < 20; i++)
        {
            SandboxAnswer answer = await client.Update(SandboxClient.First,
                $$"""{"outbound":{{SandboxClient.Outbound}}}""");
            times.Add(UpdatedAt(answer.Data));
        }

        Assert.Equal(21, times.Distinct().Count());
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_change_the_order_of_updates()
    {
        DateTime future = DateTime.UtcNow.AddYears(1);
        using SandboxClient client = SandboxClient.With(
            new SandboxConnection("11", "one", future) { OutboundVoiceProfileId = "9" });
        DateTimeOffset before = UpdatedAt((await client.Get("11")).Data);

        SandboxAnswer answer = await client.Update("11", """{"outbound":{"outbound_voice_profile_id":"9"}}""");

        Assert.True(UpdatedAt(answer.Data) > before);
    }

    private static SandboxHandler Limited(NestedObjects nested) => new(
        new SandboxAccount(
        [
            new SandboxConnection("11", "one", Created)
            {
                InboundChannelLimit = 10,
                OutboundChannelLimit = 20,
                OutboundVoiceProfileId = "9",
                WebhookTimeoutSecs = 5,
                WebhookEventFailoverUrl = "https://example.com",
            },
        ]),
        nested);

    private static DateTimeOffset UpdatedAt(JsonElement connection) =>
        DateTimeOffset.Parse(connection.GetProperty("updated_at").GetString()!, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Differences(JsonElement before, JsonElement after) => after.EnumerateObject()
        .Where(field => field.Value.GetRawText() != before.GetProperty(field.Name).GetRawText())
        .Select(field => field.Name);
}
