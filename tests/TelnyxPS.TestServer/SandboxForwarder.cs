using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TelnyxPS.Sandbox;

namespace TelnyxPS.TestServer;

/// <summary>Forwards requests to an account of the sandbox.</summary>
internal sealed class SandboxForwarder
{
    private static readonly Uri Anywhere = new("http://127.0.0.1/v2/");
    private readonly HttpMessageInvoker sandbox;
    private readonly ServerStatistics statistics;

    public SandboxForwarder(int? connections, NestedObjects nested, ServerStatistics statistics)
    {
        SandboxAccount account =
            connections is { } count ? SandboxSeed.GeneratedAccount(count) : SandboxSeed.PlausibleAccount();
        sandbox = new HttpMessageInvoker(new SandboxHandler(account, nested));
        this.statistics = statistics;
    }

    /// <summary>Forwards a request to the sandbox.</summary>
    public async Task<SandboxResult> ForwardAsync(ServedRequest served, HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using HttpRequestMessage message = new(new HttpMethod(served.Method), new Uri(Anywhere, target));
        message.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        if (!served.IsRead)
            message.Content = new ByteArrayContent(await ReadAsync(context.Request).ConfigureAwait(false));

        using HttpResponseMessage response =
            await sandbox.SendAsync(message, CancellationToken.None).ConfigureAwait(false);
        byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        SandboxResult result = new((int)response.StatusCode, body, response.Headers.GetValues("x-request-id").Single());
        if (result.IsSuccess && !served.IsRead)
            CountWrite(served, body);
        return result;
    }

    /// <summary>Returns all connections by id, as in the API but without the time of the last update.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> ReadStateAsync()
    {
        Dictionary<string, JsonObject> state = new(StringComparer.Ordinal);
        for (int page = 1; ; page++)
        {
            using HttpRequestMessage message = new(
                HttpMethod.Get, new Uri(Anywhere, $"external_connections?page[number]={page}"));
            message.Headers.Authorization = new("Bearer", "state");
            using HttpResponseMessage response =
                await sandbox.SendAsync(message, CancellationToken.None).ConfigureAwait(false);
            string json = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
            JsonArray data = JsonNode.Parse(json)!["data"]!.AsArray();
            if (data.Count == 0)
                return state;

            foreach (JsonObject connection in data.OfType<JsonObject>())
            {
                connection.Remove("updated_at");
                state.Add(connection["id"]!.GetValue<string>(), connection);
            }
        }
    }

    private void CountWrite(ServedRequest served, byte[] body)
    {
        if (served.Id is { } id)
        {
            statistics.CountApplied(id);
            return;
        }

        // Not every write without an id creates a resource: a refresh does not.
        using JsonDocument answer = JsonDocument.Parse(body);
        if (answer.RootElement.TryGetProperty("data", out JsonElement created))
            statistics.AddCreated(created.GetProperty("id").GetString()!);
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body).ConfigureAwait(false);
        return body.ToArray();
    }
}
