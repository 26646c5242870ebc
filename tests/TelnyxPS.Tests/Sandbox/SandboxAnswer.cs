using System.Text.Json;

namespace TelnyxPS.Tests.Sandbox;

/// <summary>A complete response of the sandbox.</summary>
internal sealed record SandboxAnswer(int Status, JsonElement Json, string RequestId, string? ContentType)
{
    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Meta => Json.GetProperty("meta");

    public JsonElement[] Items => [.. Data.EnumerateArray()];

    public JsonElement[] LogMessages => [.. Json.GetProperty("log_messages").EnumerateArray()];

    public string[] Ids => [.. Items.Select(item => item.GetProperty("id").GetString()!)];

    public JsonElement[] Errors => [.. Json.GetProperty("errors").EnumerateArray()];

    /// <summary>The values of a member of each item; "-" if an item has no such member.</summary>
    public string[] Texts(string name) => [.. Items.Select(item => TextOf(item, name))];

    public static string TextOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) ? value.ToString() : "-";

    /// <summary>The pointers of the errors; empty for an error without one.</summary>
    public string[] Pointers => [.. Errors.Select(error =>
        error.TryGetProperty("source", out JsonElement source) ? source.GetProperty("pointer").GetString()! : "")];

    public string[] Details => [.. Errors.Select(error => error.GetProperty("detail").GetString()!)];
}
