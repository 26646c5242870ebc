using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxPhoneNumberTests
{
    private static readonly string Chicago = SandboxClient.PathOf("Teams Chicago", "/phone_numbers");
    private static readonly string One = Chicago + "/1700000013125550110";

    [Fact]
    public async Task An_Operator_Connect_number_has_a_location_a_ticket_and_capabilities()
    {
        using SandboxClient client = new();

        JsonElement data = (await client.Send("GET", One)).Data;

        Assert.Equal(
            ["number_id", "telephone_number", "displayed_country_code", "civic_address_id", "location_id", "ticket_id",
                "acquired_capabilities"],
            data.EnumerateObject().Select(field => field.Name));
        Assert.Equal("1700000013125550110", data.GetProperty("number_id").GetString());
        Assert.Equal("+13125550110", data.GetProperty("telephone_number").GetString());
        Assert.Equal("US", data.GetProperty("displayed_country_code").GetString());
        Assert.Equal("""["InboundCalling","OutboundCalling","Office365","UserAssignment"]""",
            data.GetProperty("acquired_capabilities").GetRawText());

        JsonElement address = (await client.Send("GET",
            SandboxClient.PathOf("Teams Chicago", "/civic_addresses/" + data.GetProperty("civic_address_id")))).Data;
        Assert.Equal(address.GetProperty("default_location_id").GetString(),
            data.GetProperty("location_id").GetString());
        SandboxAnswer upload = await client.Send("GET",
            SandboxClient.PathOf("Teams Chicago", "/uploads/" + data.GetProperty("ticket_id")));
        Assert.Equal("success", upload.Data.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_Zoom_number_has_fewer_properties()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", SandboxClient.PathOf("Board Members", "/phone_numbers"));

        Assert.Equal("""
            {"number_id":"1700000013125550100","telephone_number":"\u002B13125550100","displayed_country_code":"US",
            "acquired_capabilities":[]}
            """.Replace("\n", "").Replace("\r", ""), answer.Items.Single().GetRawText());
    }

    [Theory]
    [InlineData("Berlin Branch", "DE")]
    [InlineData("London Contact Center", "GB")]
    [InlineData("Sydney Branch", "AU")]
    [InlineData("Toronto Branch", "CA")]
    [InlineData("Teams Paris", "FR")]
    public async Task The_country_matches_the_number(string connection, string country)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", SandboxClient.PathOf(connection, "/phone_numbers"));

        Assert.All(answer.Texts("displayed_country_code"), code => Assert.Equal(country, code));
    }

    [Theory]
    [InlineData("filter[phone_number][eq]=%2B13125550111", "+13125550111")]
    [InlineData("filter[phone_number][eq]=%2B13125550119")]
    [InlineData("filter[phone_number][contains]=555011", "+13125550110", "+13125550111")]
    [InlineData("filter[phone_number][contains]=%2B1312&filter[phone_number][eq]=%2B13125550110", "+13125550110")]
    [InlineData("filter[phone_number][contains]=999")]
    public async Task The_filters_by_number_work(string query, params string[] numbers)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", $"{Chicago}?{query}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(numbers, answer.Texts("telephone_number"));
    }

    [Fact]
    public async Task The_filters_by_location_work()
    {
        using SandboxClient client = new();
        SandboxCivicAddress[] addresses = Addresses();
        await Move(client, addresses[1].Locations[0].Id);

        foreach ((string filter, string id, string number) in new[]
        {
            ("civic_address_id", addresses[1].Id, "+13125550110"),
            ("location_id", addresses[1].Locations[0].Id, "+13125550110"),
            ("civic_address_id", addresses[0].Id, "+13125550111"),
            ("location_id", addresses[0].Locations[0].Id, "+13125550111"),
        })
        {
            SandboxAnswer found = await client.Send("GET", $"{Chicago}?filter[{filter}][eq]={id}");
            Assert.Equal([number], found.Texts("telephone_number"));
        }

        Assert.Empty((await client.Send("GET", $"{Chicago}?filter[location_id][eq]={addresses[0].Id}")).Items);
    }

    [Fact]
    public async Task A_number_moves_to_another_location_and_its_address()
    {
        using SandboxClient client = new();
        SandboxCivicAddress address = Addresses()[1];

        SandboxAnswer answer = await Move(client, address.Locations[0].Id);

        Assert.Equal(200, answer.Status);
        Assert.Equal(address.Locations[0].Id, answer.Data.GetProperty("location_id").GetString());
        Assert.Equal(address.Id, answer.Data.GetProperty("civic_address_id").GetString());
        Assert.Equal(answer.Data.GetRawText(), (await client.Send("GET", One)).Data.GetRawText());
    }

    [Fact]
    public async Task An_empty_change_changes_nothing()
    {
        using SandboxClient client = new();
        string before = (await client.Send("GET", One)).Data.GetRawText();

        SandboxAnswer answer = await client.Send("PATCH", One, "{}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(before, answer.Data.GetRawText());
    }

    [Theory]
    [InlineData("""{"location_id":null}""", 422, "/location_id")]
    [InlineData("""{"location_id":"here"}""", 422, "/location_id")]
    [InlineData("""{"location_id":"00000000-0000-4000-8000-000000000000"}""", 422, "/location_id")]
    [InlineData("""{"civic_address_id":"00000000-0000-4000-8000-000000000000"}""", 422, "/civic_address_id")]
    [InlineData("[]", 422, "")]
    [InlineData("{", 400, "")]
    public async Task An_invalid_change_is_refused(string body, int status, string pointer)
    {
        using SandboxClient client = new();
        string before = (await client.Send("GET", One)).Data.GetRawText();

        SandboxAnswer answer = await client.Send("PATCH", One, body);

        Assert.Equal(status, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
        Assert.Equal(before, (await client.Send("GET", One)).Data.GetRawText());
    }

    [Fact]
    public async Task A_location_of_a_different_connection_is_refused()
    {
        using SandboxClient client = new();
        string other = SandboxSeed.Plausible().Single(c => c.Name == "Teams London").Locations.First().Id;

        SandboxAnswer answer = await Move(client, other);

        Assert.Equal(422, answer.Status);
        Assert.Equal("/location_id", answer.Pointers.Single());
    }

    private static SandboxCivicAddress[] Addresses() =>
        [.. SandboxSeed.Plausible().Single(c => c.Name == "Teams Chicago").CivicAddresses];

    private static Task<SandboxAnswer> Move(SandboxClient client, string location) =>
        client.Send("PATCH", One, $$"""{"location_id":"{{location}}"}""");
}
