using System.Text.Json;

namespace TelnyxPS.Tests.Sandbox;

/// <summary>An answer of the sandbox, read whole.</summary>
internal sealed record SandboxAnswer(int Status, JsonElement Json, string RequestId, string? ContentType)
{
    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Meta => Json.GetProperty("meta");

    public JsonElement[] Items => [.. Data.EnumerateArray()];

    public string[] Ids => [.. Items.Select(item => item.GetProperty("id").GetString()!)];

    public JsonElement[] Errors => [.. Json.GetProperty("errors").EnumerateArray()];

    /// <summary>Where each error points to; empty for one that points nowhere.</summary>
    public string[] Pointers => [.. Errors.Select(error =>
        error.TryGetProperty("source", out JsonElement source) ? source.GetProperty("pointer").GetString()! : "")];

    public string[] Details => [.. Errors.Select(error => error.GetProperty("detail").GetString()!)];
}
