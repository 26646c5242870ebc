using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxDeleteTests
{
    [Fact]
    public async Task It_returns_what_it_removed()
    {
        using SandboxClient client = SandboxClient.With(Connection());
        string before = (await client.Get("11")).Data.GetRawText();

        SandboxAnswer answer = await client.Delete("11");

        Assert.Equal(200, answer.Status);
        Assert.Equal(before, answer.Data.GetRawText());
        Assert.Equal(404, (await client.Get("11")).Status);
        Assert.Equal(404, (await client.Delete("11")).Status);
        Assert.Empty((await client.List()).Items);
    }

    [Fact]
    public async Task An_active_connection_is_not_removed()
    {
        SandboxConnection connection = Connection();
        connection.Active = true;

        await Refused(connection, "active");
    }

    [Fact]
    public async Task An_Operator_Connect_connection_is_not_removed()
    {
        SandboxConnection connection = Connection();
        connection.ExternalSipConnection = "operator_connect";

        await Refused(connection, "Operator Connect");
    }

    [Fact]
    public async Task A_connection_with_phone_numbers_is_not_removed()
    {
        SandboxConnection connection = Connection();
        connection.Assign(new("+12125550100"));
        connection.Assign(new("+12125550101"));

        await Refused(connection, "Phone numbers");
    }

    [Fact]
    public async Task Every_reason_is_reported()
    {
        SandboxConnection connection = Connection();
        connection.Active = true;
        connection.ExternalSipConnection = "operator_connect";
        connection.Assign(new("+12125550100"));

        await Refused(connection, "Operator Connect", "active", "Phone numbers");
    }

    [Fact]
    public async Task It_is_removed_after_it_is_inactive()
    {
        using SandboxClient client = new();
        Assert.Equal(422, (await client.Delete(SandboxClient.First)).Status);

        await client.Update(SandboxClient.First, $$"""{"active":false,"outbound":{{SandboxClient.Outbound}}}""");

        Assert.Equal(200, (await client.Delete(SandboxClient.First)).Status);
    }

    private static async Task Refused(SandboxConnection connection, params string[] reasons)
    {
        using SandboxClient client = SandboxClient.With(connection);
        string before = (await client.Get("11")).Data.GetRawText();

        SandboxAnswer answer = await client.Delete("11");

        Assert.Equal(422, answer.Status);
        Assert.Equal(reasons.Length, answer.Errors.Length);
        Assert.All(answer.Details.Zip(reasons), pair => Assert.Contains(pair.Second, pair.First));
        Assert.Equal(before, (await client.Get("11")).Data.GetRawText());
    }

    private static SandboxConnection Connection() =>
        new("11", "one", new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc))
        {
            Active = false,
            OutboundVoiceProfileId = "9",
        };
}
