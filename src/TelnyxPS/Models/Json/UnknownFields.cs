using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// The fields of an object that have no property, or whose value has a different type than the property.
/// </summary>
internal sealed class UnknownFields
{
    public static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>();
    private Dictionary<string, JsonElement>? values;

    public IReadOnlyDictionary<string, JsonElement> Values => values ?? None;

    /// <summary>Keeps the value that starts at the current token, and advances the reader to its end.</summary>
    public void Keep(string name, ref Utf8JsonReader reader) =>
        (values ??= [])[name] = JsonElement.ParseValue(ref reader);
}
