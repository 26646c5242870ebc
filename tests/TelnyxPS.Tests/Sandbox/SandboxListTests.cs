using System.Globalization;
using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxListTests
{
    private static readonly DateTime Day = new(2025, 3, 9, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_page_has_250_items_by_default()
    {
        using SandboxClient client = new(new SandboxHandler(600));

        SandboxAnswer answer = await client.List();

        Assert.Equal(250, answer.Items.Length);
        Assert.Equal((1, 250, 3, 600), Meta(answer));
    }

    [Fact]
    public async Task The_pages_contain_each_connection_once()
    {
        using SandboxClient client = new(new SandboxHandler(600));
        List<string> ids = [];

        for (int page = 1; page <= 3; page++)
        {
            SandboxAnswer answer = await client.List($"?page[number]={page}&page[size]=250");
            Assert.Equal((page, 250, 3, 600), Meta(answer));
            ids.AddRange(answer.Ids);
        }

        Assert.Equal(600, ids.Distinct().Count());
    }

    [Fact]
    public async Task The_parameters_can_be_escaped()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List("?page%5Bnumber%5D=2&page%5Bsize%5D=10");

        Assert.Equal((2, 10, 4, 36), Meta(answer));
        Assert.Equal(10, answer.Items.Length);
    }

    [Theory]
    [InlineData(36, 1, 36)]
    [InlineData(35, 2, 1)]
    [InlineData(12, 3, 12)]
    public async Task The_last_page_contains_the_rest(int size, int pages, int rest)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List($"?page[number]={pages}&page[size]={size}");

        Assert.Equal((pages, size, pages, 36), Meta(answer));
        Assert.Equal(rest, answer.Items.Length);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("2147483647")]
    public async Task A_page_after_the_last_is_empty(string number)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List("?page[number]=" + number);

        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Items);
        Assert.Equal(36, answer.Meta.GetProperty("total_results").GetInt32());
    }

    [Fact]
    public async Task An_empty_account_has_no_pages()
    {
        using SandboxClient client = SandboxClient.With();

        SandboxAnswer answer = await client.List();

        Assert.Empty(answer.Items);
        Assert.Equal((1, 250, 0, 0), Meta(answer));
    }

    [Theory]
    [InlineData("page[number]", "0")]
    [InlineData("page[number]", "-1")]
    [InlineData("page[number]", "one")]
    [InlineData("page[number]", "")]
    [InlineData("page[number]", "2147483648")]
    [InlineData("page[size]", "0")]
    [InlineData("page[size]", "251")]
    [InlineData("page[size]", "10.5")]
    public async Task A_page_out_of_range_is_refused(string name, string value)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List($"?{name}={value}");

        Assert.Equal(400, answer.Status);
        Assert.Equal(name.Replace("page[", "/page/").TrimEnd(']'), answer.Pointers.Single());
    }

    [Fact]
    public async Task The_newest_is_first_and_the_order_does_not_change()
    {
        using SandboxClient client = new();
        string[] before = (await client.List()).Ids;

        string body = $$"""{"external_sip_connection":"zoom","outbound":{{SandboxClient.Outbound}}}""";
        string created = (await client.Create(body)).Data.GetProperty("id").GetString()!;
        await client.Update(before[7], $$"""{"active":true,"outbound":{{SandboxClient.Outbound}}}""");

        string[] after = (await client.List()).Ids;
        Assert.Equal([created, .. before], after);
    }

    [Fact]
    public async Task Removing_a_connection_moves_the_later_ones_up()
    {
        using SandboxClient client = new(new SandboxHandler(30));
        string[] all = (await client.List()).Ids;

        await client.Delete(all[1]);
        await client.Delete(all[3]);

        SandboxAnswer second = await client.List("?page[number]=2&page[size]=10");
        Assert.Equal(all[12], second.Ids[0]);
        Assert.Equal((2, 10, 3, 28), Meta(second));
    }

    [Theory]
    [InlineData("branch", 14)]
    [InlineData("BRANCH", 14)]
    [InlineData("contact%20center", 5)]
    [InlineData("contact+center", 5)]
    [InlineData("oar", 1)]
    [InlineData("unknown", 0)]
    public async Task The_name_filter_accepts_any_part_in_any_case(string text, int expected)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List("?filter[connection_name][contains]=" + text);

        Assert.Equal(expected, answer.Items.Length);
        Assert.Equal(expected, answer.Meta.GetProperty("total_results").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("oa")]
    public async Task The_name_filter_requires_three_characters(string text)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List("?filter[connection_name][contains]=" + text);

        Assert.Equal(400, answer.Status);
        Assert.Equal("/filter/connection_name/contains", answer.Pointers.Single());
        Assert.Contains("3", answer.Details.Single());
    }

    [Theory]
    [InlineData("zoom", 30)]
    [InlineData("operator_connect", 6)]
    public async Task The_service_filter_accepts_the_two_services(string service, int expected)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List("?filter[external_sip_connection]=" + service);

        Assert.Equal(expected, answer.Items.Length);
        Assert.All(answer.Items, item =>
            Assert.Equal(service, item.GetProperty("external_sip_connection").GetString()));
    }

    [Theory]
    [InlineData("teams")]
    [InlineData("Zoom")]
    [InlineData("")]
    public async Task The_service_filter_refuses_other_values(string service)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List("?filter[external_sip_connection]=" + service);

        Assert.Equal(400, answer.Status);
        Assert.Equal("/filter/external_sip_connection", answer.Pointers.Single());
    }

    [Fact]
    public async Task The_id_filter_requires_the_complete_id()
    {
        using SandboxClient client = new();

        SandboxAnswer found = await client.List("?filter[id]=" + SandboxClient.First);
        Assert.Equal([SandboxClient.First], found.Ids);
        Assert.Empty((await client.List("?filter[id]=193024186346635401")).Ids);
    }

    [Fact]
    public async Task The_number_filter_requires_a_complete_number()
    {
        SandboxConnection one = new("11", "one", Day);
        one.Assign(new("+12125550100"));
        one.Assign(new("+12125550101"));
        SandboxConnection two = new("12", "two", Day);
        two.Assign(new("+12125550102"));
        using SandboxClient client = SandboxClient.With(one, two);

        SandboxAnswer first = await client.List("?filter[phone_number][contains]=%2B12125550101");
        Assert.Equal(["11"], first.Ids);
        SandboxAnswer second = await client.List("?filter[phone_number][contains]=%2B12125550102");
        Assert.Equal(["12"], second.Ids);
        Assert.Empty((await client.List("?filter[phone_number][contains]=%2B1212555010")).Ids);
    }

    [Theory]
    [InlineData("%2B1212")]
    [InlineData("12125550101")]
    [InlineData("+12125550101")]
    [InlineData("%2B02125550101")]
    [InlineData("%2B1212-555-0101")]
    [InlineData("%2B1234567890123456")]
    [InlineData("%2B12125550101%0A")]
    public async Task The_number_filter_refuses_an_invalid_number(string number)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List("?filter[phone_number][contains]=" + number);

        Assert.Equal(400, answer.Status);
        Assert.Equal("/filter/phone_number/contains", answer.Pointers.Single());
    }

    [Fact]
    public async Task The_date_filter_includes_the_whole_day()
    {
        using SandboxClient client = SandboxClient.With(
            new SandboxConnection("14", "next day", Day.AddDays(1)),
            new SandboxConnection("13", "last moment", Day.AddDays(1).AddMilliseconds(-1)),
            new SandboxConnection("12", "first moment", Day),
            new SandboxConnection("11", "day before", Day.AddMilliseconds(-1)));

        SandboxAnswer found = await client.List("?filter[created_at]=2025-03-09");
        Assert.Equal(["13", "12"], found.Ids);
    }

    [Theory]
    [InlineData("2025-3-9")]
    [InlineData("09.03.2025")]
    [InlineData("2025-02-30")]
    [InlineData("2025-03-09T00:00:00Z")]
    [InlineData("today")]
    [InlineData("")]
    public async Task The_date_filter_refuses_an_invalid_date(string date)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List("?filter[created_at]=" + date);

        Assert.Equal(400, answer.Status);
        Assert.Equal("/filter/created_at", answer.Pointers.Single());
    }

    [Fact]
    public async Task Filters_can_be_combined_and_paged()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List(
            "?filter[connection_name][contains]=london&filter[external_sip_connection]=zoom&page[size]=1");

        Assert.Equal((1, 1, 1, 1), Meta(answer));
        Assert.Equal("zoom", answer.Items.Single().GetProperty("external_sip_connection").GetString());
    }

    [Theory]
    [InlineData("filter[tags]", "/filter/tags")]
    [InlineData("filter[connection_name]", "/filter/connection_name")]
    [InlineData("filter[phone_number][eq]", "/filter/phone_number/eq")]
    [InlineData("filter", "/filter")]
    [InlineData("page[token]", "/page/token")]
    [InlineData("sort", "/sort")]
    public async Task An_unknown_parameter_is_refused(string name, string pointer)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List($"?{name}=retired");

        Assert.Equal(400, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
    }

    [Fact]
    public async Task All_errors_are_reported()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.List(
            "?page[size]=0&page[number]=x&filter[connection_name][contains]=a&filter[created_at]=b&filter[tags]=c");

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            ["/filter/connection_name/contains", "/filter/created_at", "/filter/tags", "/page/number", "/page/size"],
            answer.Pointers.Order());
    }

    [Fact]
    public async Task Ten_thousand_connections_are_listed()
    {
        using SandboxClient client = new(new SandboxHandler(10_000));
        HashSet<string> ids = [];

        for (int page = 1; page <= 40; page++)
            ids.UnionWith((await client.List("?page[number]=" + page.ToString(CultureInfo.InvariantCulture))).Ids);

        Assert.Equal(10_000, ids.Count);
    }

    private static (int Number, int Size, int Pages, int Results) Meta(SandboxAnswer answer)
    {
        JsonElement meta = answer.Meta;
        return (
            meta.GetProperty("page_number").GetInt32(),
            meta.GetProperty("page_size").GetInt32(),
            meta.GetProperty("total_pages").GetInt32(),
            meta.GetProperty("total_results").GetInt32());
    }
}
