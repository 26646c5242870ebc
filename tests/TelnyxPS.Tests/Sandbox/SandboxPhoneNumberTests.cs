using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxPhoneNumberTests
{
    private static readonly string Chicago = SandboxClient.PathOf("Teams Chicago", "/phone_numbers");
    private static readonly string One = Chicago + "/1700000013125550110";

    [Fact]
    public async Task A_number_of_Operator_Connect_has_a_place_a_ticket_and_capabilities()
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
    public async Task A_number_of_Zoom_has_less()
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
    public async Task The_country_is_that_of_the_number(string connection, string country)
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
    [InlineData("filter[phone_number][contains]=9")]
    public async Task The_filters_by_number_find(string query, params string[] numbers)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", $"{Chicago}?{query}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(numbers, answer.Texts("telephone_number"));
    }

    [Fact]
    public async Task The_filters_by_place_find_what_is_there()
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
    public async Task A_change_of_nothing_changes_nothing()
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
    public async Task A_bad_change_is_refused(string body, int status, string pointer)
    {
        using SandboxClient client = new();
        string before = (await client.Send("GET", One)).Data.GetRawText();

        SandboxAnswer answer = await client.Send("PATCH", One, body);

        Assert.Equal(status, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
        Assert.Equal(before, (await client.Send("GET", One)).Data.GetRawText());
    }

    [Fact]
    public async Task A_location_of_another_connection_is_refused()
    {
        using SandboxClient client = new();
        string other = SandboxSeed.Plausible().Single(c => c.Name == "Teams London").Locations.First().Id;

        SandboxAnswer answer = await Move(client, other);

        Assert.Equal(422, answer.Status);
        Assert.Equal("/location_id", answer.Pointers.Single());
    }

    [Fact]
    public async Task The_account_has_the_numbers_of_its_connections_and_free_ones()
    {
        using SandboxClient client = new();

        JsonElement[] items = (await client.Send("GET", "phone_numbers")).Items;

        Assert.Equal(65, items.Select(item => item.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(40, items.Count(item => item.GetProperty("connection_id").ValueKind == JsonValueKind.Null));
        Assert.Equal(4, items.Count(item => item.GetProperty("country_iso_alpha2").GetString() == "SE"));
        JsonElement first =
            (await client.Send("GET", "phone_numbers?filter[phone_number]=%2B13125550110")).Items.Single();
        Assert.Equal($$"""
            {"id":"1700000013125550110","record_type":"phone_number","phone_number":"\u002B13125550110",
            "country_iso_alpha2":"US","status":"active",
            "connection_id":"{{SandboxClient.PathOf("Teams Chicago").Split('/')[1]}}"}
            """.Replace("\n", "").Replace("\r", ""), first.GetRawText());
    }

    [Theory]
    [InlineData("?filter[phone_number]=55501", 39)]
    [InlineData("?filter[phone_number]=%2B46", 4)]
    [InlineData("?filter[phone_number]=999999", 0)]
    [InlineData("?filter[connection_id]=1", 0)]
    [InlineData("?filter[connection_id]=" + SandboxClient.First, 0)]
    public async Task The_numbers_of_the_account_are_filtered(string query, int count)
    {
        using SandboxClient client = new();

        Assert.Equal(count, (await client.Send("GET", "phone_numbers" + query)).Items.Length);
    }

    [Fact]
    public async Task The_numbers_of_one_connection_are_found_in_those_of_the_account()
    {
        using SandboxClient client = new();
        string id = SandboxClient.PathOf("Teams Chicago").Split('/')[1];

        SandboxAnswer answer = await client.Send("GET", "phone_numbers?filter[connection_id]=" + id);

        Assert.Equal(["+13125550110", "+13125550111"], answer.Texts("phone_number"));
    }

    [Theory]
    [InlineData("46")]
    [InlineData("555-0110")]
    [InlineData("+13125550110")]
    [InlineData("")]
    public async Task The_numbers_of_the_account_are_found_by_three_digits_or_more(string part)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", "phone_numbers?filter[phone_number]=" + part);

        Assert.Equal(400, answer.Status);
        Assert.Equal("/filter/phone_number", answer.Pointers.Single());
    }

    [Fact]
    public async Task A_generated_account_has_2500_free_numbers()
    {
        using SandboxClient client = new(new SandboxHandler(3));
        List<string> ids = [];

        for (int page = 1; page <= 10; page++)
            ids.AddRange((await client.Send("GET", "phone_numbers?page[number]=" + page)).Ids);

        SandboxAnswer first = await client.Send("GET", "phone_numbers?page[size]=1");
        Assert.Equal(2500, first.Meta.GetProperty("total_results").GetInt32());
        Assert.Equal("+12125550100", first.Texts("phone_number").Single());
        Assert.Equal(2500, ids.Distinct().Count());
    }

    [Fact]
    public async Task The_ids_of_numbers_are_whole_numbers_of_64_bits()
    {
        using SandboxClient client = new();

        Assert.All((await client.Send("GET", "phone_numbers")).Ids, id =>
        {
            Assert.Matches("^[1-9][0-9]{18}$", id);
            Assert.True(long.TryParse(id, out _));
        });
    }

    private static SandboxCivicAddress[] Addresses() =>
        [.. SandboxSeed.Plausible().Single(c => c.Name == "Teams Chicago").CivicAddresses];

    private static Task<SandboxAnswer> Move(SandboxClient client, string location) =>
        client.Send("PATCH", One, $$"""{"location_id":"{{location}}"}""");
}
