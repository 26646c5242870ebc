using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TelnyxPS.Sandbox;

namespace TelnyxPS.Tests.Sandbox;

/// <summary>Sends HTTP requests to a sandbox.</summary>
internal sealed class SandboxClient : IDisposable
{
    public const string First = "1930241863466354012";
    public const string Profile = "1911630617284445511";
    public const string Outbound = $$"""{"outbound_voice_profile_id":"{{Profile}}"}""";

    private readonly HttpClient http;

    public SandboxClient()
        : this(new SandboxHandler())
    {
    }

    public SandboxClient(HttpMessageHandler handler, string baseAddress = "https://api.telnyx.com/v2/")
    {
        http = new HttpClient(handler) { BaseAddress = new Uri(baseAddress) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "KEY0123");
    }

    /// <summary>An account that contains only these connections.</summary>
    public static SandboxClient With(params SandboxConnection[] connections) =>
        new(new SandboxHandler(new SandboxAccount(connections)));

    /// <summary>An account with one Operator Connect connection and free phone numbers.</summary>
    public static SandboxClient WithFreeNumbers(int count) =>
        new(new SandboxHandler(SandboxSeed.OperatorConnectAccount(count)));

    /// <summary>The path of a seeded connection, and what follows it.</summary>
    public static string PathOf(string connection, string rest = "") =>
        $"external_connections/{SandboxSeed.Plausible().Single(c => c.Name == connection).Id}{rest}";

    public AuthenticationHeaderValue? Authorization
    {
        set => http.DefaultRequestHeaders.Authorization = value;
    }

    public Task<SandboxAnswer> List(string query = "") => Send("GET", "external_connections" + query);

    public Task<SandboxAnswer> Get(string id) => Send("GET", "external_connections/" + id);

    public Task<SandboxAnswer> Create(string body) => Send("POST", "external_connections", body);

    public Task<SandboxAnswer> Update(string id, string body) => Send("PATCH", "external_connections/" + id, body);

    public Task<SandboxAnswer> Delete(string id) => Send("DELETE", "external_connections/" + id);

    public async Task<SandboxAnswer> Send(string method, string path, string? body = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        CancellationToken token = TestContext.Current.CancellationToken;
        using HttpResponseMessage response = await http.SendAsync(request, token);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(token));
        return new SandboxAnswer(
            (int)response.StatusCode,
            document.RootElement.Clone(),
            response.Headers.GetValues("x-request-id").Single(),
            response.Content.Headers.ContentType?.MediaType);
    }

    public void Dispose() => http.Dispose();
}
