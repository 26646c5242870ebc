using System.Net.Http.Headers;
using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

public class SandboxRoutingTests
{
    [Theory]
    [InlineData("https://api.telnyx.com/v2/")]
    [InlineData("http://localhost:8080/")]
    [InlineData("https://proxy.example.com/telnyx/api/v2/")]
    public async Task Any_base_address_is_accepted(string baseAddress)
    {
        using SandboxClient client = new(new SandboxHandler(), baseAddress);

        Assert.Equal(200, (await client.List()).Status);
        Assert.Equal(SandboxClient.First, (await client.Get(SandboxClient.First)).Data.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "credential_connections")]
    [InlineData("GET", "external_connections/")]
    [InlineData("GET", "External_Connections")]
    [InlineData("GET", "external_connections/1930241863466354012/")]
    [InlineData("GET", "external_connections/1930241863466354012/numbers")]
    [InlineData("GET", "external_connections/1930241863466354012/numbers/phone_numbers")]
    [InlineData("GET", "external_connections/1930241863466354012/external_connections")]
    [InlineData("POST", "operator_connect/actions")]
    public async Task An_unknown_path_is_not_found(string method, string path)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send(method, path);

        Assert.Equal(404, answer.Status);
        Assert.Equal("10005", answer.Errors.Single().GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("PUT", "external_connections/1930241863466354012")]
    [InlineData("POST", "external_connections/1930241863466354012")]
    [InlineData("DELETE", "external_connections")]
    [InlineData("PATCH", "external_connections")]
    public async Task A_known_path_refuses_another_method(string method, string path)
    {
        using SandboxClient client = new();

        SandboxAnswer answer = await client.Send(method, path);

        Assert.Equal(405, answer.Status);
        Assert.Contains(method, answer.Details.Single());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task An_unknown_id_is_not_found(string method)
    {
        using SandboxClient client = new();
        string body = $$"""{"outbound":{{SandboxClient.Outbound}}}""";

        foreach (string id in new[] { "1930241863466354013", "1", "abc", "19302418634%36354013", "%20" })
            Assert.Equal(404, (await client.Send(method, "external_connections/" + id, body)).Status);
    }

    [Fact]
    public async Task An_escaped_id_is_unescaped()
    {
        using SandboxClient client = SandboxClient.With(
            new SandboxConnection("a/b c", "one", new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc)));

        Assert.Equal(200, (await client.Get("a%2Fb%20c")).Status);
        Assert.Equal(404, (await client.Get("a/b%20c")).Status);
    }

    [Fact]
    public async Task A_request_without_a_bearer_token_is_refused()
    {
        AuthenticationHeaderValue?[] refused =
        [
            null,
            new AuthenticationHeaderValue("Basic", "KEY0123"),
            new AuthenticationHeaderValue("Bearer"),
        ];
        using SandboxClient client = new();
        foreach (AuthenticationHeaderValue? header in refused)
        {
            client.Authorization = header;
            foreach (string path in new[] { "external_connections", "nowhere" })
            {
                SandboxAnswer answer = await client.Send("GET", path);
                Assert.Equal(401, answer.Status);
                Assert.Equal("10009", answer.Errors.Single().GetProperty("code").GetString());
            }

            Assert.Equal(401, (await client.Delete(SandboxClient.First)).Status);
        }

        client.Authorization = new AuthenticationHeaderValue("bearer", "anything");
        Assert.Equal(200, (await client.Get(SandboxClient.First)).Status);
    }

    [Fact]
    public async Task Each_response_has_the_next_request_id_and_is_JSON()
    {
        using SandboxClient client = new();

        SandboxAnswer[] answers =
        [
            await client.List(),
            await client.Get("1"),
            await client.Create("{}"),
            await client.Send("PUT", "external_connections"),
        ];

        Assert.Equal(
            Enumerable.Range(1, 4).Select(number => $"00000000-0000-4000-8000-{number:D12}"),
            answers.Select(answer => answer.RequestId));
        Assert.All(answers, answer => Assert.Equal("application/json", answer.ContentType));
    }

    [Fact]
    public async Task Errors_have_the_documented_form()
    {
        using SandboxClient client = new();

        JsonElement error = (await client.Update(SandboxClient.First, "{}")).Errors.Single();

        Assert.Equal(JsonValueKind.String, error.GetProperty("code").ValueKind);
        Assert.NotEqual("", error.GetProperty("title").GetString());
        Assert.NotEqual("", error.GetProperty("detail").GetString());
        Assert.Equal("/outbound/outbound_voice_profile_id",
            error.GetProperty("source").GetProperty("pointer").GetString());
        Assert.EndsWith("/10004", error.GetProperty("meta").GetProperty("url").GetString());
    }

    [Fact]
    public void It_responds_immediately()
    {
        using HttpMessageInvoker invoker = new(new SandboxHandler());
        using HttpRequestMessage request = new(HttpMethod.Post, "https://api.telnyx.com/v2/external_connections")
        {
            Content = new StringContent("{}"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "KEY0123");

        Task<HttpResponseMessage> answer = invoker.SendAsync(request, CancellationToken.None);

        Assert.True(answer.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_canceled_request_changes_nothing()
    {
        using SandboxHandler handler = new();
        using HttpMessageInvoker invoker = new(handler);
        string id = await DeletableId(handler);
        using HttpRequestMessage request =
            new(HttpMethod.Delete, "https://api.telnyx.com/v2/external_connections/" + id);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "KEY0123");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => invoker.SendAsync(request, new CancellationToken(canceled: true)));

        using SandboxClient client = new(handler);
        Assert.Equal(200, (await client.Get(id)).Status);
    }

    [Fact]
    public async Task Each_handler_is_a_separate_account()
    {
        using SandboxClient one = new();
        using SandboxClient other = new();

        await one.Update(SandboxClient.First, $$"""{"active":false,"outbound":{{SandboxClient.Outbound}}}""");
        await one.Delete(SandboxClient.First);

        Assert.Equal(404, (await one.Get(SandboxClient.First)).Status);
        Assert.Equal(200, (await other.Get(SandboxClient.First)).Status);
    }

    [Fact]
    public async Task Several_threads_can_use_it_at_the_same_time()
    {
        using SandboxClient client = new(new SandboxHandler(0));
        string body = $$"""{"external_sip_connection":"zoom","active":false,"outbound":{{SandboxClient.Outbound}}}""";

        SandboxAnswer[] created = await Task.WhenAll(
            Enumerable.Range(0, 400).Select(_ => Task.Run(() => client.Create(body))));

        string[] ids = [.. created.Select(answer => answer.Data.GetProperty("id").GetString()!)];
        Assert.Equal(400, ids.Distinct().Count());
        Assert.Equal(400, created.Select(answer => answer.RequestId).Distinct().Count());
        Assert.Equal(400, (await client.List()).Meta.GetProperty("total_results").GetInt32());

        SandboxAnswer[] removed = await Task.WhenAll(ids.Select(id => Task.Run(() => client.Delete(id))));

        Assert.All(removed, answer => Assert.Equal(200, answer.Status));
        Assert.Empty((await client.List()).Items);
    }

    private static async Task<string> DeletableId(SandboxHandler handler)
    {
        using SandboxClient client = new(handler);
        string body = $$"""{"external_sip_connection":"zoom","active":false,"outbound":{{SandboxClient.Outbound}}}""";
        return (await client.Create(body)).Data.GetProperty("id").GetString()!;
    }
}
