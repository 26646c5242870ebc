using System.Text.Json;

namespace TelnyxPS.Tests.Sandbox;

/// <summary>Common rules of all lists and all ids in paths, except those of connections.</summary>
public class SandboxAllListsTests
{
    private const string Nothing = "00000000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("phone_numbers?page[size]=250", "data", 65)]
    [InlineData("connections?page[size]=250", "data", 36)]
    [InlineData("external_connections/log_messages", "log_messages", 6)]
    [InlineData("Teams Chicago/phone_numbers", "data", 2)]
    [InlineData("Teams Chicago/releases", "data", 3)]
    [InlineData("Teams Chicago/uploads", "data", 1)]
    public async Task A_list_has_pages(string list, string property, int results)
    {
        using SandboxClient client = new();
        string path = Path(list);

        SandboxAnswer all = await client.Send("GET", path);
        SandboxAnswer last = await client.Send("GET", $"{path.Split('?')[0]}?page[number]={results}&page[size]=1");

        Assert.Equal([property, "meta"], all.Json.EnumerateObject().Select(member => member.Name));
        JsonElement items = all.Json.GetProperty(property);
        Assert.Equal(results, items.GetArrayLength());
        Assert.Equal(Meta(1, 250, 1, results), all.Meta.GetRawText());
        Assert.Equal($"[{items[results - 1].GetRawText()}]", last.Json.GetProperty(property).GetRawText());
        Assert.Equal(Meta(results, 1, results, results), last.Meta.GetRawText());
    }

    [Theory]
    [InlineData("phone_numbers")]
    [InlineData("connections")]
    [InlineData("outbound_voice_profiles")]
    [InlineData("phone_numbers/jobs")]
    public async Task The_lists_around_external_connections_have_20_items_to_a_page(string list)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", list);

        Assert.Equal(20, answer.Meta.GetProperty("page_size").GetInt32());
        Assert.True(answer.Items.Length <= 20);
    }

    [Theory]
    [InlineData("phone_numbers", "filter[phone_number]", "filter[status]", "filter[country_iso_alpha2]",
        "filter[number_type][eq]", "filter[source]", "filter[voice.connection_name][contains]",
        "filter[voice.connection_name][starts_with]", "filter[voice.connection_name][ends_with]")]
    [InlineData("connections", "filter[connection_name][contains]")]
    [InlineData("phone_numbers/jobs", "filter[type]", "filter[status][]")]
    [InlineData("external_connections/log_messages", "filter[telephone_number][eq]",
        "filter[telephone_number][contains]")]
    [InlineData("Teams Chicago/phone_numbers", "filter[phone_number][eq]", "filter[phone_number][contains]")]
    [InlineData("Teams Chicago/releases", "filter[phone_number][eq]", "filter[phone_number][contains]",
        "filter[status][eq]")]
    [InlineData("Teams Chicago/uploads", "filter[phone_number][eq]", "filter[phone_number][contains]",
        "filter[status][eq]")]
    public async Task All_errors_of_a_query_are_reported(string list, params string[] filters)
    {
        using SandboxClient client = new();
        string query = string.Concat(filters.Select(filter => $"&{filter}=+1"));

        SandboxAnswer answer = await client.Send("GET", $"{Path(list)}?page[number]=0&page[size]=251&sort=id{query}");

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            filters.Select(filter => "/" + filter.Replace("[]", "").Replace("[", "/").Replace("]", ""))
                .Concat(["/page/number", "/page/size", "/sort"]).Order(),
            answer.Pointers.Order());
    }

    [Theory]
    [InlineData("GET", "/phone_numbers")]
    [InlineData("GET", "/phone_numbers/1700000013125550110")]
    [InlineData("PATCH", "/phone_numbers/1700000013125550110")]
    [InlineData("GET", "/civic_addresses")]
    [InlineData("GET", "/civic_addresses/" + Nothing)]
    [InlineData("PATCH", "/locations/" + Nothing)]
    [InlineData("GET", "/releases")]
    [InlineData("GET", "/releases/" + Nothing)]
    [InlineData("GET", "/uploads")]
    [InlineData("POST", "/uploads")]
    [InlineData("POST", "/uploads/refresh")]
    [InlineData("GET", "/uploads/status")]
    [InlineData("GET", "/uploads/" + Nothing)]
    [InlineData("POST", "/uploads/" + Nothing + "/retry")]
    public async Task A_connection_that_does_not_exist_has_no_children(string method, string rest)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send(method, "external_connections/1930241863466354013" + rest, "{}");

        Assert.Equal(404, answer.Status);
        Assert.Equal("10005", answer.Errors.Single().GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("GET", "Teams Chicago/phone_numbers/1700000442079460120")] // of Teams London
    [InlineData("PATCH", "Teams Chicago/phone_numbers/1700000442079460120")]
    [InlineData("GET", "Teams Chicago/civic_addresses/" + Nothing)]
    [InlineData("PATCH", "Teams Chicago/locations/" + Nothing)]
    [InlineData("GET", "Teams Chicago/releases/" + Nothing)]
    [InlineData("GET", "Teams Chicago/uploads/" + Nothing)]
    [InlineData("GET", "Teams Chicago/uploads/refresh")]
    [InlineData("POST", "Teams Chicago/uploads/" + Nothing + "/retry")]
    [InlineData("GET", "external_connections/log_messages/1")]
    [InlineData("GET", "connections/1")]
    [InlineData("GET", "outbound_voice_profiles/1")]
    [InlineData("GET", "phone_numbers/1")]
    [InlineData("PATCH", "phone_numbers/1")]
    [InlineData("GET", "phone_numbers/jobs/" + Nothing)]
    [InlineData("POST", "addresses/" + Nothing + "/actions/accept_suggestions")]
    [InlineData("DELETE", "external_connections/log_messages/1")]
    public async Task An_unknown_id_is_not_found(string method, string path)
    {
        using SandboxClient client = new();

        Assert.Equal(404, (await client.Send(method, Path(path), "{}")).Status);
    }

    [Theory]
    [InlineData("POST", "phone_numbers")]
    [InlineData("DELETE", "phone_numbers/1")]
    [InlineData("POST", "connections")]
    [InlineData("PATCH", "outbound_voice_profiles/1")]
    [InlineData("GET", "addresses/" + Nothing + "/actions/accept_suggestions")]
    [InlineData("PATCH", "external_connections/log_messages/1")]
    [InlineData("POST", "Teams Chicago/phone_numbers")]
    [InlineData("DELETE", "Teams Chicago/phone_numbers/1700000013125550110")]
    [InlineData("POST", "Teams Chicago/civic_addresses")]
    [InlineData("GET", "Teams Chicago/locations/" + Nothing)]
    [InlineData("POST", "Teams Chicago/releases")]
    [InlineData("DELETE", "Teams Chicago/uploads")]
    [InlineData("GET", "Teams Chicago/uploads/" + Nothing + "/retry")]
    [InlineData("GET", "operator_connect/actions/refresh")]
    public async Task A_known_path_refuses_another_method(string method, string path)
    {
        using SandboxClient client = new();

        Assert.Equal(405, (await client.Send(method, Path(path))).Status);
    }

    private static string Meta(int number, int size, int pages, int results) =>
        $$"""{"page_number":{{number}},"page_size":{{size}},"total_pages":{{pages}},"total_results":{{results}}}""";

    private static string Path(string path) => path.StartsWith("Teams Chicago", StringComparison.Ordinal)
        ? SandboxClient.PathOf("Teams Chicago", path["Teams Chicago".Length..])
        : path;
}
