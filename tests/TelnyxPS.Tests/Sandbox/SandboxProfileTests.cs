using System.Text.Json;

namespace TelnyxPS.Tests.Sandbox;

/// <summary>Outbound voice profiles, and the names of connections.</summary>
public class SandboxProfileTests
{
    [Fact]
    public async Task A_profile_has_the_documented_fields()
    {
        using SandboxClient client = new();

        JsonElement profile = (await client.Send("GET", "outbound_voice_profiles/" + SandboxClient.Profile)).Data;

        Assert.Equal("""
            {"id":"1911630617284445511","record_type":"outbound_voice_profile","name":"Standard","enabled":true,
            "connections_count":14,"concurrent_call_limit":null,"daily_spend_limit_enabled":false,
            "max_destination_rate":0.5,"whitelisted_destinations":["US","CA"],"traffic_type":"conversational",
            "service_plan":"global","usage_payment_method":"rate-deck","billing_group_id":null,"tags":["amer"],
            "created_at":"2025-05-05T12:34:57.067Z","updated_at":"2025-05-05T12:34:57.067Z"}
            """.Replace("\n", "").Replace("\r", ""), profile.GetRawText());
    }

    [Fact]
    public async Task Every_profile_of_a_connection_exists_and_counts_its_connections()
    {
        using SandboxClient client = new();

        SandboxAnswer profiles = await client.Send("GET", "outbound_voice_profiles");

        string[] used = [.. (await client.List()).Items
            .Select(item => item.GetProperty("outbound").GetProperty("outbound_voice_profile_id").GetString()!)];
        Assert.Equal(
            profiles.Ids.Select(id => $"{id} {used.Count(u => u == id)}"),
            profiles.Items.Select(p => $"{p.GetProperty("id")} {p.GetProperty("connections_count")}"));
        Assert.Empty(used.Except(profiles.Ids));
        Assert.Contains(profiles.Items, p => !p.GetProperty("enabled").GetBoolean());
    }

    [Theory]
    [InlineData("filter[name][contains]=cent", "Contact Center")]
    [InlineData("filter[name][contains]=zz")]
    [InlineData("sort=name", "Asia Pacific", "Contact Center", "Europe", "Standard", "Trial")]
    [InlineData("sort=-name", "Trial", "Standard", "Europe", "Contact Center", "Asia Pacific")]
    [InlineData("sort=created_at&page[size]=1", "Trial")]
    [InlineData("sort=enabled&page[size]=1", "Trial")]
    public async Task Profiles_are_filtered_and_sorted(string query, params string[] names)
    {
        using SandboxClient client = new();

        Assert.Equal(names, (await client.Send("GET", "outbound_voice_profiles?" + query)).Texts("name"));
    }

    [Fact]
    public async Task A_connection_has_its_name_in_the_list_of_all()
    {
        using SandboxClient client = new();

        SandboxAnswer one = await client.Send("GET", "connections/" + SandboxClient.First);

        Assert.Equal("""
            {"id":"1930241863466354012","connection_name":"Chicago Headquarters","active":true,
            "record_type":"external_connection","outbound_voice_profile_id":"1911630617284445511",
            "tags":["amer","headquarters"],"webhook_event_url":"https://hooks.example.com/telnyx/chicago-headquarters",
            "webhook_event_failover_url":"https://hooks.example.net/telnyx/chicago-headquarters",
            "webhook_api_version":"2","created_at":"2025-06-04T12:34:57.067Z","updated_at":"2025-06-04T12:34:57.067Z"}
            """.Replace("\n", "").Replace("\r", ""), one.Data.GetRawText());
        SandboxAnswer all = await client.Send("GET", "connections?page[size]=250");
        Assert.Equal((await client.List()).Ids, all.Ids);
        Assert.Equal(one.Data.GetRawText(), all.Items[0].GetRawText());
    }

    [Theory]
    [InlineData("filter[connection_name][contains]=chicago", "Chicago Headquarters", "Teams Chicago")]
    [InlineData("filter[outbound_voice_profile_id]=1902553918067213386&page[size]=2", "Sydney Branch", "Tokyo Branch")]
    [InlineData("sort=connection_name&page[size]=2", "Auckland Branch", "Austin Pilot")]
    [InlineData("sort=-connection_name&page[size]=2", "Vienna Branch", "Toronto Branch")]
    [InlineData("sort=created_at&page[size]=1", "First Trial")]
    [InlineData("sort=active&page[size]=1", "Lyon Showroom")]
    public async Task Connections_are_filtered_and_sorted(string query, params string[] names)
    {
        using SandboxClient client = new();

        Assert.Equal(names, (await client.Send("GET", "connections?" + query)).Texts("connection_name"));
    }
}
