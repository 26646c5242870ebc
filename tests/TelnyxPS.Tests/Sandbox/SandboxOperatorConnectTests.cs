using System.Text.Json;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxOperatorConnectTests
{
    private const string Refresh = "operator_connect/actions/refresh";
    private const string Log = "external_connections/log_messages";

    [Fact]
    public async Task A_refresh_runs_until_the_log_messages_are_listed()
    {
        using SandboxClient client = new();

        SandboxAnswer started = await client.Send("POST", Refresh);
        SandboxAnswer again = await client.Send("POST", Refresh);

        Assert.Equal((202, 200), (started.Status, again.Status));
        Assert.All(new[] { started, again }, answer =>
        {
            Assert.Equal(["success", "message"], answer.Json.EnumerateObject().Select(member => member.Name));
            Assert.True(answer.Json.GetProperty("success").GetBoolean());
        });
        Assert.Contains("already in progress", again.Json.GetProperty("message").GetString());

        await client.Send("GET", Log + "?sort=id"); // refused
        await client.Send("GET", Log + "/2051842367300119006");
        Assert.Equal(200, (await client.Send("POST", Refresh)).Status);
        await client.Send("GET", Log);
        Assert.Equal(202, (await client.Send("POST", Refresh)).Status);
    }

    [Fact]
    public async Task Each_refresh_adds_a_message_without_a_connection()
    {
        using SandboxClient client = new();

        await client.Send("POST", Refresh);
        await client.Send("POST", Refresh, "{}");

        JsonElement[] messages = (await client.Send("GET", Log)).LogMessages;
        Assert.Equal(7, messages.Length);
        Assert.Equal("2051842367300119007", messages[0].GetProperty("id").GetString());
        Assert.Equal("Operator Connect refreshed", messages[0].GetProperty("title").GetString());
        Assert.Equal("{}", messages[0].GetProperty("meta").GetRawText());
    }
}
