using System.Text.Json;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxLogMessageTests
{
    private const string All = "external_connections/log_messages";
    private const string Newest = "2051842367300119006";

    [Fact]
    public async Task The_newest_is_first()
    {
        using SandboxClient client = new();

        JsonElement[] messages = (await client.Send("GET", All)).LogMessages;

        Assert.Equal(
            Enumerable.Range(1, 6).Reverse().Select(i => "205184236730011900" + i),
            messages.Select(message => message.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_message_contains_its_connection_and_number()
    {
        using SandboxClient client = new();

        JsonElement[] messages = (await client.Send("GET", All)).LogMessages;

        string london = SandboxClient.PathOf("Teams London").Split('/')[1];
        string ticket =
            (await client.Send("GET", SandboxClient.PathOf("Teams London", "/uploads"))).Texts("ticket_id").Single();
        Assert.Equal($$"""
            {"external_connection_id":"{{london}}","telephone_number":"\u002B46846500400","ticket_id":"{{ticket}}"}
            """, messages[3].GetProperty("meta").GetRawText());
        Assert.Equal("10015", messages[3].GetProperty("code").GetString());
        Assert.Equal("Phone number not uploaded", messages[3].GetProperty("title").GetString());
        Assert.Contains("+46846500400", messages[3].GetProperty("detail").GetString());
        Assert.Equal("""{"pointer":"/house_number"}""", messages[4].GetProperty("source").GetRawText());
        Assert.Equal("{}", messages[5].GetProperty("meta").GetRawText());
    }

    [Theory]
    [InlineData("filter[external_connection_id]=null", 1)]
    [InlineData("filter[external_connection_id]=Teams London", 2)]
    [InlineData("filter[external_connection_id]=" + SandboxClient.First, 0)]
    [InlineData("filter[telephone_number][eq]=%2B13125550110", 1)]
    [InlineData("filter[telephone_number][eq]=%2B13125550111", 0)]
    [InlineData("filter[telephone_number][contains]=55501", 2)]
    [InlineData("filter[telephone_number][eq]=null", 2)]
    [InlineData("filter[telephone_number][contains]=%2B442&filter[external_connection_id]=Teams London", 1)]
    public async Task The_filters_work(string query, int count)
    {
        using SandboxClient client = new();
        string london = SandboxClient.PathOf("Teams London").Split('/')[1];

        SandboxAnswer answer = await client.Send("GET", $"{All}?{query.Replace("Teams London", london)}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(count, answer.LogMessages.Length);
        Assert.Equal(count, answer.Meta.GetProperty("total_results").GetInt32());
    }

    [Fact]
    public async Task One_message_is_returned_in_an_array()
    {
        using SandboxClient client = new();
        JsonElement[] all = (await client.Send("GET", All)).LogMessages;

        SandboxAnswer answer = await client.Send("GET", $"{All}/{Newest}");

        Assert.Equal(200, answer.Status);
        Assert.Equal($$"""{"log_messages":[{{all[0].GetRawText()}}]}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task A_dismissed_message_no_longer_exists()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("DELETE", $"{All}/{Newest}");

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"success":true}""", answer.Json.GetRawText());
        Assert.Equal(404, (await client.Send("GET", $"{All}/{Newest}")).Status);
        Assert.Equal(404, (await client.Send("DELETE", $"{All}/{Newest}")).Status);
        Assert.Equal(5, (await client.Send("GET", All)).LogMessages.Length);
    }

    [Fact]
    public async Task An_account_without_seed_has_none()
    {
        using SandboxClient client = SandboxClient.With();

        Assert.Equal(
            """{"log_messages":[],"meta":{"page_number":1,"page_size":250,"total_pages":0,"total_results":0}}""",
            (await client.Send("GET", All)).Json.GetRawText());
    }
}
