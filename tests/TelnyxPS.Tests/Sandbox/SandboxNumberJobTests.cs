using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

/// <summary>Background changes of phone numbers.</summary>
public class SandboxNumberJobTests
{
    private const string All = "phone_numbers/jobs";
    private const string Create = All + "/update_phone_numbers";

    private static readonly string Berlin = SandboxClient.PathOf("Berlin Branch").Split('/')[1];

    [Fact]
    public async Task A_job_advances_each_time_that_it_is_read()
    {
        using SandboxClient client = new();

        SandboxAnswer created = await Start(client, Berlin, "+13125550120", "1700000013125550121", "+13125550122");
        string one = $"{All}/{SandboxAnswer.TextOf(created.Data, "id")}";
        SandboxAnswer half = await client.Send("GET", one);
        int assigned = await CountOf(client, Berlin);
        SandboxAnswer end = await client.Send("GET", one);

        Assert.Equal((202, "pending", 3, 0, 0), Counts(created));
        Assert.Equal((200, "in_progress", 2, 1, 0), Counts(half));
        Assert.Equal(4, assigned);
        Assert.Equal((200, "completed", 0, 3, 0), Counts(end));
        Assert.Equal(6, await CountOf(client, Berlin));
        Assert.Equal((200, "completed", 0, 3, 0), Counts(await client.Send("GET", one)));
        Assert.Equal(end.Data.GetRawText(), (await client.Send("GET", All)).Items.Single().GetRawText());
    }

    [Fact]
    public async Task A_job_has_the_documented_fields()
    {
        using SandboxClient client = new();

        JsonElement job = (await Start(client, Berlin, "+13125550120")).Data;

        Assert.Equal(
            ["id", "record_type", "type", "status", "etc", "phone_numbers", "pending_operations",
                "successful_operations", "failed_operations", "created_at", "updated_at"],
            job.EnumerateObject().Select(field => field.Name));
        Assert.Equal("update_phone_numbers", job.GetProperty("type").GetString());
        Assert.Equal("""[{"id":"1700000013125550120","phone_number":"\u002B13125550120"}]""",
            job.GetProperty("phone_numbers").GetRawText());
    }

    [Fact]
    public async Task A_failed_number_has_a_reason_and_the_others_are_changed()
    {
        using SandboxClient client = new(SandboxHandler.WithMoreNumbers(1200));
        string waiting =
            (await client.Send("GET", "phone_numbers?filter[status]=provision-pending")).Texts("phone_number")[0];

        JsonElement job = await Run(client, Berlin, "+13125550120", waiting, "+15555550100", "1700000000000000001");

        Assert.Equal("completed", job.GetProperty("status").GetString());
        JsonElement[] failed = [.. job.GetProperty("failed_operations").EnumerateArray()];
        Assert.Equal([waiting, "+15555550100", "-"], failed.Select(f => SandboxAnswer.TextOf(f, "phone_number")));
        Assert.Equal(["-", "1700000000000000001"], failed.Skip(1).Select(f => SandboxAnswer.TextOf(f, "id")));
        Assert.Equal(["Phone number not ready", "Resource not found", "Resource not found"],
            failed.Select(f => f.GetProperty("errors")[0].GetProperty("title").GetString()!));
        Assert.Equal(4, await CountOf(client, Berlin));
        Assert.Equal("completed", (await Run(client, Berlin, waiting)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_job_fails_if_every_number_fails()
    {
        using SandboxClient client = new();

        Assert.Equal("failed", (await Run(client, Berlin, "+15555550100")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Numbers_that_were_on_Teams_are_released_together()
    {
        using SandboxClient client = new();

        // Each half of a job is a separate step, so that the last two numbers move together.
        await Run(client, Berlin, "+13125550120", "+13125550121", "+13125550110", "+13125550111");

        SandboxAnswer releases = await client.Send("GET", SandboxClient.PathOf("Teams Chicago", "/releases"));
        Assert.Equal(4, releases.Items.Length);
        Assert.Equal(2, releases.Items[0].GetProperty("telephone_numbers").GetArrayLength());
        Assert.Equal(7, await CountOf(client, Berlin));
    }

    [Fact]
    public async Task A_number_that_occurs_twice_is_changed_once()
    {
        using SandboxClient client = new();

        JsonElement job = await Run(client, Berlin, "+13125550120", "1700000013125550120", "+13125550120");

        Assert.Equal(1, job.GetProperty("phone_numbers").GetArrayLength());
        Assert.Equal(1, job.GetProperty("successful_operations").GetArrayLength());
    }

    [Fact]
    public async Task A_job_changes_other_settings_too()
    {
        using SandboxClient client = new();
        await Send(client, """
            {"phone_numbers":["+13125550120"],"tags":["a"],"customer_reference":"r","deletion_lock_enabled":true}
            """);
        string id = (await client.Send("GET", All)).Ids.Single();
        await client.Send("GET", $"{All}/{id}");
        await client.Send("GET", $"{All}/{id}");

        JsonElement number = (await client.Send("GET", "phone_numbers/1700000013125550120")).Data;

        Assert.Equal("""["a"]""", number.GetProperty("tags").GetRawText());
        Assert.Equal("r", number.GetProperty("customer_reference").GetString());
        Assert.True(number.GetProperty("deletion_lock_enabled").GetBoolean());
    }

    [Theory]
    [InlineData("""{"connection_id":"1930241863466354012"}""", "/phone_numbers")]
    [InlineData("""{"phone_numbers":["+13125550120"]}""", "")]
    [InlineData("""{"phone_numbers":[],"tags":[]}""", "/phone_numbers")]
    [InlineData("""{"phone_numbers":"+13125550120","tags":[]}""", "/phone_numbers")]
    [InlineData("""{"phone_numbers":[1],"tags":[]}""", "/phone_numbers")]
    [InlineData("""{"phone_numbers":["+13125550120"],"connection_id":"1"}""", "/connection_id")]
    [InlineData("""{"phone_numbers":["+13125550120"],"connection_id":null,"tags":[]}""", "/connection_id")]
    [InlineData("""{"phone_numbers":["+13125550120"],"tags":[],"address_id":"1"}""", "/address_id")]
    [InlineData("{", "")]
    public async Task An_invalid_job_is_refused(string body, string pointer)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await Send(client, body);

        Assert.Equal(400, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
        Assert.Empty((await client.Send("GET", All)).Items);
    }

    [Fact]
    public async Task A_job_accepts_at_most_1000_numbers()
    {
        using SandboxClient client = new(SandboxHandler.WithMoreNumbers(1001));
        string[] numbers = [.. NumberSeed.Generated(1200).Select(number => number.Number)];

        Assert.Equal(202, (await Start(client, Berlin, [.. numbers.Take(1000)])).Status);
        SandboxAnswer refused = await Start(client, Berlin, [.. numbers.Take(1001)]);

        Assert.Equal(400, refused.Status);
        Assert.Equal("/phone_numbers", refused.Pointers.Single());
    }

    [Fact]
    public async Task A_job_by_filter_is_refused()
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("POST", Create + "?filter[connection_id]=1",
            $$"""{"phone_numbers":["+13125550120"],"connection_id":"{{Berlin}}"}""");

        Assert.Equal(400, answer.Status);
        Assert.Equal("/filter/connection_id", answer.Pointers.Single());
    }

    [Theory]
    [InlineData("filter[type]=update_phone_numbers", 2)]
    [InlineData("filter[type]=delete_phone_numbers", 0)]
    [InlineData("filter[status][]=completed", 1)]
    [InlineData("filter[status][]=completed&filter[status][]=pending", 2)]
    [InlineData("filter[status][]=failed", 0)]
    [InlineData("filter[phone_number]=13125550121", 1)]
    [InlineData("sort=created_at", 2)]
    public async Task The_filters_work(string query, int count)
    {
        using SandboxClient client = new();
        await Run(client, Berlin, "+13125550120");
        await Start(client, Berlin, "+13125550121");

        Assert.Equal(count, (await client.Send("GET", $"{All}?{query}")).Items.Length);
    }

    [Theory]
    [InlineData("filter[status]=completed", "/filter/status")]
    [InlineData("filter[status][]=completed,pending", "/filter/status")]
    [InlineData("filter[type]=all", "/filter/type")]
    [InlineData("sort=-created_at", "/sort")]
    public async Task An_unknown_filter_is_refused(string query, string pointer)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send("GET", $"{All}?{query}");

        Assert.Equal(400, answer.Status);
        Assert.Equal(pointer, answer.Pointers.Single());
    }

    private static Task<SandboxAnswer> Send(SandboxClient client, string body) => client.Send("POST", Create, body);

    private static Task<SandboxAnswer> Start(SandboxClient client, string connectionId, params string[] numbers) =>
        Send(
            client, $$"""{"phone_numbers":{{JsonSerializer.Serialize(numbers)}},"connection_id":"{{connectionId}}"}""");

    private static async Task<JsonElement> Run(SandboxClient client, string connectionId, params string[] numbers)
    {
        SandboxAnswer job = await Start(client, connectionId, numbers);
        string one = $"{All}/{SandboxAnswer.TextOf(job.Data, "id")}";
        await client.Send("GET", one);
        return (await client.Send("GET", one)).Data;
    }

    private static async Task<int> CountOf(SandboxClient client, string connectionId) =>
        (await client.Send("GET", "phone_numbers?filter[connection_id]=" + connectionId)).Items.Length;

    private static (int Status, string? State, int Pending, int Done, int Failed) Counts(SandboxAnswer answer) => (
        answer.Status,
        answer.Data.GetProperty("status").GetString(),
        answer.Data.GetProperty("pending_operations").GetArrayLength(),
        answer.Data.GetProperty("successful_operations").GetArrayLength(),
        answer.Data.GetProperty("failed_operations").GetArrayLength());
}
