using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxCivicAddressTests
{
    private const string Emergency = """{"static_emergency_address_id":"11111111-2222-4333-8444-555555555555"}""";

    [Theory]
    [InlineData("Teams Chicago", 2, "US")]
    [InlineData("Teams London", 2, "GB")]
    [InlineData("Teams Pilot", 2, "GB", "IE")]
    [InlineData("Teams Sydney", 2, "AU")]
    [InlineData("Teams Paris", 3, "FR", "BE")]
    [InlineData("Teams Toronto", 3, "CA", "US")]
    [InlineData("Berlin Branch", 0)]
    public async Task Operator_Connect_has_addresses_and_Zoom_has_none(
        string connection, int count, params string[] countries)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", SandboxClient.PathOf(connection, "/civic_addresses"));

        Assert.Equal(["data"], answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(count, answer.Ids.Distinct().Count());
        Assert.Equal(countries, answer.Texts("country").Distinct());
        foreach (JsonElement item in answer.Items)
        {
            JsonElement[] locations = [.. item.GetProperty("locations").EnumerateArray()];
            JsonElement standard = locations.Single(location => location.GetProperty("is_default").GetBoolean());
            Assert.InRange(locations.Length, 1, 3);
            Assert.Equal(item.GetProperty("default_location_id").GetString(), standard.GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task An_address_has_the_documented_fields_and_is_found_by_its_id()
    {
        using SandboxClient client = new();
        string path = SandboxClient.PathOf("Teams Chicago", "/civic_addresses");

        JsonElement listed = (await client.Send("GET", path)).Items[0];
        SandboxAnswer one = await client.Send("GET", $"{path}/{listed.GetProperty("id")}");

        Assert.Equal(listed.GetRawText(), one.Data.GetRawText());
        Assert.Equal(
            ["id", "record_type", "city_or_town", "city_or_town_alias", "company_name", "country",
                "country_or_district", "default_location_id", "description", "house_number", "house_number_suffix",
                "postal_or_zip_code", "state_or_province", "street_name", "street_suffix", "locations"],
            listed.EnumerateObject().Select(field => field.Name));
        Assert.Equal(["id", "additional_info", "description", "is_default"],
            listed.GetProperty("locations")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal("civic_address", listed.GetProperty("record_type").GetString());
        Assert.Equal("Chicago", listed.GetProperty("city_or_town").GetString());
        Assert.Equal("IL", listed.GetProperty("state_or_province").GetString());
        Assert.Equal("Reception", listed.GetProperty("locations")[0].GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("?filter[country][]=US", "Buffalo")]
    [InlineData("?filter[country]=CA", "Toronto", "Ottawa")]
    [InlineData("?filter[country][]=US&filter[country][]=CA", "Toronto", "Ottawa", "Buffalo")]
    [InlineData("?filter%5Bcountry%5D%5B%5D=GB")]
    public async Task The_country_filter_accepts_one_or_several_countries(string query, params string[] cities)
    {
        using SandboxClient client = new();

        SandboxAnswer answer =
            await client.Send("GET", SandboxClient.PathOf("Teams Toronto", "/civic_addresses" + query));

        Assert.Equal(cities, answer.Texts("city_or_town"));
    }

    [Theory]
    [InlineData("filter[country]=USA", "/filter/country")]
    [InlineData("filter[country]=us", "/filter/country")]
    [InlineData("filter[country]=", "/filter/country")]
    [InlineData("filter[country][]=US&filter[country][]=1A", "/filter/country")]
    [InlineData("filter[country][eq]=US", "/filter/country/eq")]
    [InlineData("filter[state][]=ON", "/filter/state")]
    [InlineData("page[number]=1", "/page/number")]
    [InlineData("page[size]=1", "/page/size")]
    public async Task The_list_refuses_other_parameters(string query, string pointer)
    {
        using SandboxClient client = new();

        SandboxAnswer answer =
            await client.Send("GET", SandboxClient.PathOf("Teams Toronto", "/civic_addresses?" + query));

        Assert.Equal(400, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
    }

    [Fact]
    public void The_ids_are_unique_UUIDs()
    {
        SandboxCivicAddress[] addresses = [.. SandboxSeed.Plausible().SelectMany(c => c.CivicAddresses)];
        string[] ids = [.. addresses.Select(a => a.Id), .. addresses.SelectMany(a => a.Locations).Select(l => l.Id)];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids,
            id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
    }

    [Theory]
    [InlineData(0, 0, 202)]
    [InlineData(0, 1, 200)]
    [InlineData(1, 0, 200)]
    public async Task A_location_accepts_one_emergency_address(
        int address, int location, int status)
    {
        using SandboxClient client = new();
        string id = Location(address, location);
        string path = SandboxClient.PathOf("Teams Chicago", "/locations/" + id);

        SandboxAnswer first = await client.Send("PATCH", path, Emergency);
        SandboxAnswer second = await client.Send("PATCH", path, Emergency.Replace("1111-", "1112-"));

        Assert.Equal(status, first.Status);
        Assert.Equal($$$"""
            {"data":{"accepted_address_suggestions":true,"location_id":"{{{id}}}",
            "static_emergency_address_id":"11111111-2222-4333-8444-555555555555"}}
            """.Replace("\n", "").Replace("\r", ""), first.Json.GetRawText());
        Assert.Equal(422, second.Status);
        Assert.Equal("/static_emergency_address_id", second.Pointers.Single());
    }

    [Fact]
    public async Task Each_location_has_its_own_emergency_address()
    {
        using SandboxClient client = new();

        foreach (int location in new[] { 1, 2 })
        {
            string path = SandboxClient.PathOf("Teams Chicago", "/locations/" + Location(0, location));
            Assert.Equal(200, (await client.Send("PATCH", path, Emergency)).Status);
        }
    }

    [Theory]
    [InlineData("{}", 422, "/static_emergency_address_id")]
    [InlineData("""{"static_emergency_address_id":null}""", 422, "/static_emergency_address_id")]
    [InlineData("""{"static_emergency_address_id":"1234"}""", 422, "/static_emergency_address_id")]
    [InlineData("""{"static_emergency_address_id":"{11111111-2222-4333-8444-555555555555}"}""", 422,
        "/static_emergency_address_id")]
    [InlineData("""{"static_emergency_address_id":7}""", 422, "/static_emergency_address_id")]
    [InlineData("""{"static_emergency_address_id":"11111111-2222-4333-8444-555555555555","description":"x"}""", 422,
        "/description")]
    [InlineData("null", 422, "")]
    [InlineData("", 400, "")]
    public async Task An_invalid_emergency_address_is_refused_and_not_stored(
        string body, int status, string pointer)
    {
        using SandboxClient client = new();
        string path = SandboxClient.PathOf("Teams Chicago", "/locations/" + Location(0, 1));

        SandboxAnswer answer = await client.Send("PATCH", path, body);

        Assert.Equal(status, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
        Assert.Equal(200, (await client.Send("PATCH", path, Emergency)).Status);
    }

    private static string Location(int address, int location) => SandboxSeed.Plausible()
        .Single(c => c.Name == "Teams Chicago").CivicAddresses[address].Locations[location].Id;
}
