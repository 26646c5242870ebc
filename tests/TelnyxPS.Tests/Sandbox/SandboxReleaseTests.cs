using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxReleaseTests
{
    [Theory]
    [InlineData("Teams Chicago", "pending", "failed", "expired")]
    [InlineData("Teams Sydney", "complete", "unknown")]
    [InlineData("Teams London")]
    [InlineData("Berlin Branch")]
    public async Task The_newest_is_first(string connection, params string[] statuses)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", SandboxClient.PathOf(connection, "/releases"));

        Assert.Equal(statuses, answer.Texts("status"));
        Assert.Equal(answer.Texts("created_at").OrderDescending(), answer.Texts("created_at"));
    }

    [Fact]
    public async Task A_release_is_found_by_its_ticket()
    {
        using SandboxClient client = new();
        string path = SandboxClient.PathOf("Teams Chicago", "/releases");

        foreach (JsonElement listed in (await client.Send("GET", path)).Items)
        {
            SandboxAnswer one = await client.Send("GET", $"{path}/{listed.GetProperty("ticket_id")}");
            Assert.Equal(200, one.Status);
            Assert.Equal(listed.GetRawText(), one.Data.GetRawText());
        }
    }

    [Fact]
    public async Task A_release_has_the_documented_fields()
    {
        using SandboxClient client = new();

        JsonElement[] items = (await client.Send("GET", SandboxClient.PathOf("Teams Chicago", "/releases"))).Items;

        Assert.Equal(["ticket_id", "tenant_id", "status", "error_message", "created_at", "telephone_numbers"],
            items[1].EnumerateObject().Select(field => field.Name));
        Assert.All(items, item => Assert.Equal(
            item.GetProperty("status").GetString() == "failed", item.TryGetProperty("error_message", out _)));
        Assert.Equal("""[{"number_id":"1700000013125550110","phone_number":"\u002B13125550110"}]""",
            items[1].GetProperty("telephone_numbers").GetRawText());
        Assert.True(Guid.TryParse(items[1].GetProperty("tenant_id").GetString(), out _));
    }

    [Theory]
    [InlineData("filter[status][eq][]=failed", "failed")]
    [InlineData("filter[status][eq][]=expired&filter[status][eq][]=pending", "pending", "expired")]
    [InlineData("filter[status][eq]=expired", "expired")]
    [InlineData("filter[status][eq]=complete")]
    [InlineData("filter[phone_number][eq]=%2B13125550110", "failed", "expired")]
    [InlineData("filter[phone_number][contains]=0111", "pending", "expired")]
    [InlineData("filter[phone_number][contains]=0111&filter[status][eq][]=pending", "pending")]
    public async Task The_filters_work(string query, params string[] statuses)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", SandboxClient.PathOf("Teams Chicago", "/releases?" + query));

        Assert.Equal(200, answer.Status);
        Assert.Equal(statuses, answer.Texts("status"));
    }

    [Theory]
    [InlineData("pending_upload")]
    [InlineData("in_progress")]
    [InlineData("unknown")]
    public async Task Every_documented_status_is_accepted(string status)
    {
        using SandboxClient client = new();

        Assert.Equal(200, (await client.Send("GET",
            SandboxClient.PathOf("Teams Chicago", "/releases?filter[status][eq][]=" + status))).Status);
    }

    [Theory]
    [InlineData("filter[status][eq][]=failed&filter[status][eq][]=success", "/filter/status/eq")]
    [InlineData("filter[status][eq]=Failed", "/filter/status/eq")]
    [InlineData("filter[status]=failed", "/filter/status")]
    [InlineData("filter[civic_address_id]=1", "/filter/civic_address_id")]
    public async Task An_unknown_status_or_filter_is_refused(string query, string pointer)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", SandboxClient.PathOf("Teams Chicago", "/releases?" + query));

        Assert.Equal(400, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
    }

    [Fact]
    public async Task The_filters_by_location_find_only_that_location()
    {
        using SandboxClient client = new();
        SandboxCivicAddress[] addresses =
            [.. SandboxSeed.Plausible().Single(c => c.Name == "Teams Chicago").CivicAddresses];

        foreach ((string filter, int count) in new[]
        {
            ($"filter[civic_address_id][eq]={addresses[0].Id}", 3),
            ($"filter[civic_address_id][eq]={addresses[1].Id}", 0),
            ($"filter[location_id][eq]={addresses[0].Locations[0].Id}", 3),
            ($"filter[location_id][eq]={addresses[0].Locations[1].Id}", 0),
        })
        {
            Assert.Equal(count,
                (await client.Send("GET", SandboxClient.PathOf("Teams Chicago", "/releases?" + filter))).Items.Length);
        }
    }
}
