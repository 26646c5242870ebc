using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxSeedTests
{
    private static readonly SandboxConnection[] Seed = [.. SandboxSeed.Plausible()];

    [Fact]
    public async Task The_first_connection_is_the_one_in_the_API_reference()
    {
        using SandboxClient client = new();

        JsonElement first = (await client.List("?page[size]=1")).Items.Single();

        Assert.Equal("""
            {"id":"1930241863466354012","record_type":"external_connection","active":true,"credential_active":true,
            "external_sip_connection":"zoom","tags":["amer","headquarters"],
            "webhook_event_url":"https://hooks.example.com/telnyx/chicago-headquarters",
            "webhook_event_failover_url":"https://hooks.example.net/telnyx/chicago-headquarters",
            "webhook_api_version":"2","webhook_timeout_secs":25,"inbound":{"channel_limit":null},
            "outbound":{"channel_limit":10,"outbound_voice_profile_id":"1911630617284445511"},
            "created_at":"2025-06-04T12:34:57.067Z","updated_at":"2025-06-04T12:34:57.067Z"}
            """.Replace("\n", "").Replace("\r", ""), first.GetRawText());
        Assert.Empty(Seed[0].PhoneNumbers);
    }

    [Fact]
    public async Task It_is_the_same_each_time()
    {
        using SandboxClient one = new();
        using SandboxClient other = new();

        Assert.Equal((await one.List()).Json.GetRawText(), (await other.List()).Json.GetRawText());
    }

    [Fact]
    public void It_contains_every_kind_of_connection()
    {
        Assert.Equal(36, Seed.Length);
        Assert.Equal(6, Seed.Count(c => c.ExternalSipConnection == "operator_connect"));
        Assert.Equal(28, Seed.Count(c => c.Active));
        Assert.Equal(13, Seed.Count(c => c.PhoneNumbers.Count > 0));
        Assert.Equal(6, Seed.Count(c => c.Tags.Contains("retired")));
        Assert.Equal(2, Seed.Count(c => c.Tags.Contains("vip;board")));
        Assert.Equal(4, Seed.Select(c => c.OutboundVoiceProfileId).Distinct().Count());
        Assert.Contains(Seed, c => c.Tags.Count == 0);
        Assert.Contains(Seed, c => c.InboundChannelLimit is null && c.OutboundChannelLimit is null);
        Assert.Contains(Seed, c => c.OutboundChannelLimit == 0);
        Assert.Contains(Seed, c => c.WebhookEventUrl == "");
        Assert.Contains(Seed, c => c.WebhookEventUrl != "" && c.WebhookEventFailoverUrl == "");
        Assert.All(new[] { "emea", "amer", "apac", "branch", "contact-center" }, tag =>
            Assert.Contains(Seed, c => c.Tags.Contains(tag)));
    }

    [Fact]
    public void The_ids_are_unique_and_have_19_digits_and_the_dates_are_descending()
    {
        Assert.All(Seed, c => Assert.Matches("^[0-9]{19}$", c.Id));
        Assert.All(Seed, c => Assert.DoesNotMatch("0000$", c.Id));
        Assert.Equal(36, Seed.Select(c => c.Id).Distinct().Count());
        Assert.Equal(Seed.OrderByDescending(c => c.CreatedAt).Select(c => c.Id), Seed.Select(c => c.Id));
        Assert.All(Seed, c => Assert.True(c.UpdatedAt >= c.CreatedAt));
    }

    [Fact]
    public void A_phone_number_belongs_to_one_connection()
    {
        string[] numbers = [.. Seed.SelectMany(c => c.PhoneNumbers).Select(n => n.Number)];

        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Matches(@"^\+[1-9][0-9]{6,14}$", number));
    }

    [Theory]
    [InlineData("%2B442079460101", "London Contact Center")]
    [InlineData("%2B13125550110", "Teams Chicago")]
    public async Task A_connection_is_found_by_its_phone_number(string number, string name)
    {
        using SandboxClient client = new();

        string id = (await client.List("?filter[phone_number][contains]=" + number)).Ids.Single();

        Assert.Equal(name, Seed.Single(c => c.Id == id).Name);
    }

    [Fact]
    public async Task All_retired_connections_can_be_deactivated_and_removed()
    {
        using SandboxClient client = new();
        JsonElement[] retired = [.. (await client.List()).Items.Where(item =>
            item.GetProperty("tags").EnumerateArray().Any(tag => tag.GetString() == "retired"))];
        Assert.Equal(4, retired.Count(item => item.GetProperty("active").GetBoolean()));

        foreach (JsonElement item in retired)
        {
            string id = item.GetProperty("id").GetString()!;
            string body = $$"""{"active":false,"outbound":{{item.GetProperty("outbound").GetRawText()}}}""";
            Assert.Equal(200, (await client.Update(id, body)).Status);
            Assert.Equal(200, (await client.Delete(id)).Status);
        }

        Assert.Equal(30, (await client.List()).Items.Length);
    }

    [Fact]
    public void Each_reason_to_refuse_a_delete_occurs_alone_and_combined()
    {
        Assert.Contains(Seed, c => Reasons(c) == (true, false, false));
        Assert.Contains(Seed, c => Reasons(c) == (false, true, false));
        Assert.Contains(Seed, c => Reasons(c) == (false, false, true));
        Assert.Contains(Seed, c => Reasons(c) == (true, true, true));
        Assert.Contains(Seed, c => Reasons(c) == (false, false, false));
    }

    [Fact]
    public void All_generated_connections_can_be_removed()
    {
        SandboxConnection[] generated = [.. SandboxSeed.Generated(10_000)];

        Assert.Equal(10_000, generated.Select(c => c.Id).Distinct().Count());
        Assert.All(generated, c => Assert.Matches("^[0-9]{19}$", c.Id));
        Assert.All(generated, c => Assert.Equal("zoom", c.ExternalSipConnection));
        Assert.All(generated, c => Assert.Contains("retired", c.Tags));
        Assert.All(generated, c => Assert.Empty(c.PhoneNumbers));
        Assert.Equal(5_000, generated.Count(c => c.Active));
    }

    [Fact]
    public void No_public_type_shows_a_type_of_the_JSON_library()
    {
        Type type = typeof(SandboxHandler);

        Assert.Equal("System.Net.Http.HttpMessageHandler", type.BaseType!.FullName);
        Assert.DoesNotContain(type.GetMembers(), member => member.ToString()!.Contains("System.Text.Json"));
        Assert.Equal([type], type.Assembly.GetExportedTypes().Where(t => t.Namespace == type.Namespace));
    }

    private static (bool OperatorConnect, bool Active, bool Numbers) Reasons(SandboxConnection connection) => (
        connection.ExternalSipConnection == "operator_connect",
        connection.Active,
        connection.PhoneNumbers.Count > 0);
}
