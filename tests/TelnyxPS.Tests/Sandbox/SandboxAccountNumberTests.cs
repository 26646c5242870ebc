using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

/// <summary>The phone numbers of the whole account.</summary>
public class SandboxAccountNumberTests
{
    private const string All = "phone_numbers?page[size]=250";
    private const string OnTeams = "phone_numbers/1700000013125550110";
    private const string Free = "phone_numbers/1700000013125550120";

    private static readonly string Chicago = IdOf("Teams Chicago");
    private static readonly string Berlin = IdOf("Berlin Branch");

    [Fact]
    public async Task The_account_has_the_numbers_of_its_connections_and_free_ones()
    {
        using SandboxClient client = new();

        JsonElement[] items = (await client.Send("GET", All)).Items;

        Assert.Equal(65, items.Select(item => item.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(40, items.Count(item => item.GetProperty("connection_id").ValueKind == JsonValueKind.Null));
        Assert.Equal(4, items.Count(item => item.GetProperty("country_iso_alpha2").GetString() == "SE"));
    }

    [Fact]
    public async Task A_number_has_the_documented_fields()
    {
        using SandboxClient client = new();

        JsonElement number = (await client.Send("GET", OnTeams)).Data;

        Assert.Equal($$"""
            {"id":"1700000013125550110","record_type":"phone_number","phone_number":"\u002B13125550110",
            "country_iso_alpha2":"US","phone_number_type":"local","status":"active","connection_id":"{{Chicago}}",
            "connection_name":"Teams Chicago","tags":["amer"],"customer_reference":"teams-chicago",
            "billing_group_id":null,"emergency_enabled":false,"emergency_address_id":null,
            "emergency_status":"disabled","deletion_lock_enabled":false,"source_type":"number_order",
            "purchased_at":"2025-06-03T14:52:00Z","activated_at":"2025-06-03T14:52:00Z",
            "created_at":"2025-06-03T14:52:00Z","updated_at":"2025-06-03T14:52:00Z"}
            """.Replace("\n", "").Replace("\r", ""), number.GetRawText());
        Assert.Equal(number.GetRawText(),
            (await client.Send("GET", "phone_numbers?filter[phone_number]=13125550110")).Items.Single().GetRawText());
    }

    [Fact]
    public async Task The_newest_is_first()
    {
        using SandboxClient client = new();

        string[] times = (await client.Send("GET", All)).Texts("purchased_at");

        Assert.Equal(times.OrderDescending(), times);
        Assert.Equal(65, times.Distinct().Count());
    }

    [Theory]
    [InlineData("filter[phone_number]=55501", 39)]
    [InlineData("filter[phone_number]=468", 4)]
    [InlineData("filter[phone_number]=999999", 0)]
    [InlineData("filter[phone_number]=%2B468", 0)]
    [InlineData("filter[phone_number]=555-01", 0)]
    [InlineData("filter[connection_id]=1", 0)]
    [InlineData("filter[connection_id]=" + SandboxClient.First, 0)]
    [InlineData("filter[status]=active", 65)]
    [InlineData("filter[status]=port-pending", 0)]
    [InlineData("filter[country_iso_alpha2]=SE", 4)]
    [InlineData("filter[country_iso_alpha2]=SE,FR", 9)]
    [InlineData("filter[country_iso_alpha2][]=SE&filter[country_iso_alpha2][]=FR", 9)]
    [InlineData("filter[number_type][eq]=national", 5)]
    [InlineData("filter[number_type][eq]=toll_free", 0)]
    [InlineData("filter[tag]=apac", 2)]
    [InlineData("filter[without_tags]=true", 40)]
    [InlineData("filter[without_tags]=false", 65)]
    [InlineData("filter[customer_reference]=berlin-branch", 3)]
    [InlineData("filter[billing_group_id]=null", 65)]
    [InlineData("filter[billing_group_id]=1", 0)]
    [InlineData("filter[emergency_address_id]=null", 65)]
    [InlineData("filter[source]=ported", 10)]
    [InlineData("filter[source]=purchased", 55)]
    [InlineData("filter[voice.connection_name][contains]=TEAMS", 5)]
    [InlineData("filter[voice.connection_name][starts_with]=Teams", 5)]
    [InlineData("filter[voice.connection_name][ends_with]=center", 10)]
    [InlineData("filter[voice.connection_name][eq]=teams chicago", 2)]
    [InlineData("filter[voice.connection_name][eq]=Teams", 0)]
    public async Task The_filters_work(string query, int count)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", $"{All}&{query}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(count, answer.Items.Length);
    }

    [Theory]
    [InlineData("filter[phone_number]=46", "/filter/phone_number")]
    [InlineData("filter[phone_number]=", "/filter/phone_number")]
    [InlineData("filter[status]=Active", "/filter/status")]
    [InlineData("filter[country_iso_alpha2]=Sweden", "/filter/country_iso_alpha2")]
    [InlineData("filter[number_type]=local", "/filter/number_type")]
    [InlineData("filter[source]=found", "/filter/source")]
    [InlineData("filter[voice.connection_name][contains]=ab", "/filter/voice.connection_name/contains")]
    [InlineData("sort=-purchased_at", "/sort")]
    public async Task An_unknown_filter_is_refused(string query, string pointer)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", "phone_numbers?" + query);

        Assert.Equal(400, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
    }

    [Theory]
    [InlineData("purchased_at", "purchased_at")]
    [InlineData("phone_number", "phone_number")]
    [InlineData("connection_name", "connection_name")]
    public async Task The_list_is_sorted(string sort, string field)
    {
        using SandboxClient client = new();

        string[] texts = (await client.Send("GET", $"{All}&sort={sort}")).Texts(field);

        Assert.Equal(texts.OrderBy(text => text, StringComparer.CurrentCulture), texts);
    }

    [Fact]
    public async Task A_free_number_is_assigned_to_a_connection()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await Assign(client, Free, Berlin);

        Assert.Equal(200, answer.Status);
        Assert.Equal((Berlin, "Berlin Branch"), (Text(answer, "connection_id"), Text(answer, "connection_name")));
        SandboxAnswer numbers = await client.Send("GET", SandboxClient.PathOf("Berlin Branch", "/phone_numbers"));
        Assert.Equal(
            ["+493023125014", "+493023125015", "+493023125016", "+13125550120"], numbers.Texts("telephone_number"));
        Assert.Equal(4, (await client.Send("GET", $"{All}&filter[connection_id]={Berlin}")).Items.Length);
        SandboxAnswer found = await client.List("?filter[phone_number][contains]=%2B13125550120");
        Assert.Equal([Berlin], found.Ids);
    }

    [Fact]
    public async Task Moving_a_number_that_is_on_Teams_releases_it_there()
    {
        using SandboxClient client = new();
        string releases = SandboxClient.PathOf("Teams Chicago", "/releases");

        Assert.Equal(200, (await Assign(client, OnTeams, Berlin)).Status);

        SandboxAnswer after = await client.Send("GET", releases);
        Assert.Equal(4, after.Items.Length);
        Assert.Equal("""[{"number_id":"1700000013125550110","phone_number":"\u002B13125550110"}]""",
            after.Items[0].GetProperty("telephone_numbers").GetRawText());
        string one = $"{releases}/{after.Items[0].GetProperty("ticket_id")}";
        Assert.Equal("pending", after.Texts("status")[0]);
        Assert.Equal("in_progress", Text(await client.Send("GET", one), "status"));
        Assert.Equal("complete", Text(await client.Send("GET", one), "status"));
        Assert.Equal("pending", after.Texts("status")[1]); // of the seed: it stays
        Assert.Equal(404, (await client.Send("GET",
            SandboxClient.PathOf("Teams Chicago", "/phone_numbers/1700000013125550110"))).Status);

        JsonElement moved =
            (
                await client.Send(
                    "GET", SandboxClient.PathOf("Berlin Branch", "/phone_numbers/1700000013125550110"))).Data;
        Assert.False(moved.TryGetProperty("location_id", out _));
        Assert.False(moved.TryGetProperty("ticket_id", out _));
        Assert.Empty(moved.GetProperty("acquired_capabilities").EnumerateArray());
    }

    [Fact]
    public async Task A_number_that_is_not_moved_is_not_released()
    {
        using SandboxClient client = new();

        Assert.Equal(200, (await Assign(client, OnTeams, Chicago)).Status);

        Assert.Equal(3, (await client.Send("GET", SandboxClient.PathOf("Teams Chicago", "/releases"))).Items.Length);
    }

    [Fact]
    public async Task A_connection_can_be_removed_after_its_numbers_are_moved()
    {
        using SandboxClient client = new();
        string boston = IdOf("Boston Branch"); // is not active
        SandboxAnswer refused = await client.Delete(boston);

        await Assign(client, "phone_numbers/1700000016175550123", Berlin);

        Assert.Equal(422, refused.Status);
        Assert.Equal(200, (await client.Delete(boston)).Status);
    }

    [Fact]
    public async Task Other_settings_change_too_and_omitted_ones_do_not()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("PATCH", OnTeams,
            """
            {"tags":["a","b"],"customer_reference":"x-1","billing_group_id":"g-1","address_id":"1",
            "hd_voice_enabled":true,"external_pin":"1234"}
            """);

        Assert.Equal(200, answer.Status);
        Assert.Equal("""["a","b"]""", answer.Data.GetProperty("tags").GetRawText());
        Assert.Equal(("x-1", "g-1", Chicago),
            (Text(answer, "customer_reference"), Text(answer, "billing_group_id"), Text(answer, "connection_id")));
        SandboxAnswer cleared = await client.Send("PATCH", OnTeams, """{"tags":[],"customer_reference":""}""");
        Assert.Equal(("[]", "", "g-1"),
            (Text(cleared, "tags"), Text(cleared, "customer_reference"), Text(cleared, "billing_group_id")));
    }

    [Theory]
    [InlineData("""{"connection_id":null}""", 422, "/connection_id")]
    [InlineData("""{"connection_id":"here"}""", 422, "/connection_id")]
    [InlineData("""{"connection_id":"1"}""", 422, "/connection_id")]
    [InlineData("""{"tags":"a"}""", 422, "/tags")]
    [InlineData("""{"customer_reference":5}""", 422, "/customer_reference")]
    [InlineData("""{"hd_voice_enabled":"yes"}""", 422, "/hd_voice_enabled")]
    [InlineData("""{"phone_numbers":[]}""", 422, "/phone_numbers")]
    [InlineData("""{"deletion_lock_enabled":true}""", 422, "/deletion_lock_enabled")]
    [InlineData("{", 400, "")]
    public async Task An_invalid_change_is_refused(string body, int status, string pointer)
    {
        using SandboxClient client = new();
        string before = (await client.Send("GET", OnTeams)).Data.GetRawText();

        SandboxAnswer answer = await client.Send("PATCH", OnTeams, body);

        Assert.Equal(status, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
        Assert.Equal(before, (await client.Send("GET", OnTeams)).Data.GetRawText());
    }

    [Fact]
    public async Task A_generated_account_has_2500_free_numbers()
    {
        using SandboxClient client = new(new SandboxHandler(3));
        List<string> ids = [];

        for (int page = 1; page <= 10; page++)
            ids.AddRange((await client.Send("GET", $"{All}&page[number]={page}")).Ids);

        SandboxAnswer first = await client.Send("GET", "phone_numbers?page[size]=1");
        Assert.Equal(2500, first.Meta.GetProperty("total_results").GetInt32());
        Assert.Equal("+12125550100", first.Texts("phone_number").Single());
        Assert.Equal(2500, ids.Distinct().Count());
    }

    [Fact]
    public async Task An_account_with_more_numbers_is_the_same_account_and_has_them()
    {
        using SandboxClient client = new(SandboxHandler.WithMoreNumbers(12_000));
        using SandboxClient plain = new();

        SandboxAnswer some = await client.Send("GET", All);

        Assert.Equal(12_065, some.Meta.GetProperty("total_results").GetInt32());
        Assert.Equal((await plain.Send("GET", All)).Items.Select(item => item.GetRawText()),
            some.Items.Take(65).Select(item => item.GetRawText()));
        Assert.Equal("+12125550100", some.Texts("phone_number")[65]);
        Assert.Equal((await plain.List()).Json.GetRawText(), (await client.List()).Json.GetRawText());
    }

    [Fact]
    public async Task A_number_that_is_not_ready_fails_once()
    {
        using SandboxClient client = new(SandboxHandler.WithMoreNumbers(1200));
        SandboxAnswer waiting = await client.Send("GET", "phone_numbers?filter[status]=provision-pending");

        SandboxAnswer first = await Assign(client, "phone_numbers/" + waiting.Ids[0], Berlin);
        SandboxAnswer second = await Assign(client, "phone_numbers/" + waiting.Ids[0], Berlin);

        Assert.Equal(2, waiting.Ids.Length);
        Assert.Equal(422, first.Status);
        Assert.Equal("The phone number is still being provisioned. Try again later.", first.Details.Single());
        Assert.Equal((200, Berlin, "active"), (second.Status, Text(second, "connection_id"), Text(second, "status")));
    }

    [Fact]
    public async Task The_ids_of_numbers_are_whole_numbers_of_64_bits()
    {
        using SandboxClient client = new();

        Assert.All((await client.Send("GET", All)).Ids, id =>
        {
            Assert.Matches("^[1-9][0-9]{18}$", id);
            Assert.True(long.TryParse(id, out _));
        });
    }

    private static string IdOf(string connection) => SandboxClient.PathOf(connection).Split('/')[1];

    private static string Text(SandboxAnswer answer, string name) => SandboxAnswer.TextOf(answer.Data, name);

    private static Task<SandboxAnswer> Assign(SandboxClient client, string number, string connectionId) =>
        client.Send("PATCH", number, $$"""{"connection_id":"{{connectionId}}"}""");
}
