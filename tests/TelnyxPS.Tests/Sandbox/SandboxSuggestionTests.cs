using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

/// <summary>Address suggestions for emergency addresses, and the uploads that wait for them.</summary>
public class SandboxSuggestionTests
{
    private const string Other = "00000000-0000-4000-8000-000000000001";

    private static readonly string Accept =
        $"addresses/{SandboxLocation.AddressWithSuggestion}/actions/accept_suggestions";

    private static readonly SandboxLocation Floor =
        SandboxSeed.Plausible().Single(c => c.Name == "Teams Chicago").Locations.ElementAt(1);

    [Fact]
    public void The_address_is_the_same_each_time() =>
        Assert.Equal("51639194-9190-4428-b601-ae4320c112f4", SandboxLocation.AddressWithSuggestion);

    [Fact]
    public async Task An_upload_waits_until_the_suggestion_is_accepted()
    {
        using SandboxClient client = new();
        SandboxAnswer location = await SetAddress(client, SandboxLocation.AddressWithSuggestion);
        string upload = await Upload(client);

        string[] waiting =
        [
            await StatusOf(client, upload),
            await StatusOf(client, upload),
            await StatusOf(client, upload),
        ];
        SandboxAnswer accepted = await client.Send("POST", Accept);

        Assert.False(location.Data.GetProperty("accepted_address_suggestions").GetBoolean());
        Assert.Equal(["in_progress", "in_progress", "in_progress"], waiting);
        Assert.Equal(202, accepted.Status);
        Assert.Equal($$"""{"id":"{{Floor.Id}}","accepted":true,"record_type":"address_suggestion"}""",
            accepted.Data.GetRawText());
        Assert.Equal("success", await StatusOf(client, upload));
    }

    [Fact]
    public async Task An_accepted_suggestion_can_be_accepted_again()
    {
        using SandboxClient client = new();
        await SetAddress(client, SandboxLocation.AddressWithSuggestion);

        await client.Send("POST", Accept, $$"""{"id":"{{Floor.Id}}"}""");

        Assert.Equal(200, (await client.Send("POST", Accept)).Status);
    }

    [Fact]
    public async Task The_emergency_address_of_a_number_is_used_after_it_is_accepted()
    {
        using SandboxClient client = new();
        await SetAddress(client, SandboxLocation.AddressWithSuggestion);
        await client.Send("PATCH", SandboxClient.PathOf("Teams Chicago", "/phone_numbers/1700000013125550110"),
            $$"""{"location_id":"{{Floor.Id}}"}""");
        string query = "phone_numbers?filter[emergency_address_id]=" + SandboxLocation.AddressWithSuggestion;
        int before = (await client.Send("GET", query)).Items.Length;

        await client.Send("POST", Accept);

        JsonElement number = (await client.Send("GET", query)).Items.Single();
        Assert.Equal(0, before);
        Assert.True(number.GetProperty("emergency_enabled").GetBoolean());
        Assert.Equal("active", number.GetProperty("emergency_status").GetString());
    }

    [Fact]
    public async Task An_address_with_a_pending_suggestion_can_be_replaced_but_not_an_accepted_one()
    {
        using SandboxClient client = new();
        await SetAddress(client, SandboxLocation.AddressWithSuggestion);

        SandboxAnswer replaced = await SetAddress(client, Other);
        SandboxAnswer again = await SetAddress(client, Other);

        Assert.True(replaced.Data.GetProperty("accepted_address_suggestions").GetBoolean());
        Assert.Equal((200, 422), (replaced.Status, again.Status));
    }

    [Theory]
    [InlineData("""{"id":"00000000-0000-4000-8000-000000000001"}""", 404)]
    [InlineData("""{"id":"here"}""", 422)]
    [InlineData("""{"address":1}""", 422)]
    [InlineData("{", 400)]
    public async Task An_invalid_body_is_refused(string body, int status)
    {
        using SandboxClient client = new();
        await SetAddress(client, SandboxLocation.AddressWithSuggestion);

        Assert.Equal(status, (await client.Send("POST", Accept, body)).Status);
    }

    private static Task<SandboxAnswer> SetAddress(SandboxClient client, string address) => client.Send("PATCH",
        SandboxClient.PathOf(
            "Teams Chicago", "/locations/" + Floor.Id), $$"""{"static_emergency_address_id":"{{address}}"}""");

    private static async Task<string> Upload(SandboxClient client)
    {
        string uploads = SandboxClient.PathOf("Teams Chicago", "/uploads");
        SandboxAnswer created = await client.Send("POST", uploads,
            $$"""{"number_ids":["1700000013125550120"],"location_id":"{{Floor.Id}}"}""");
        return $"{uploads}/{created.Json.GetProperty("ticket_id")}";
    }

    private static async Task<string> StatusOf(SandboxClient client, string upload) =>
        SandboxAnswer.TextOf((await client.Send("GET", upload)).Data, "status");
}
