using System.Collections.ObjectModel;

namespace TelnyxPS.Models;

/// <summary>
/// What an answer of the API holds beyond the properties of an object, as plain values: text, numbers,
/// booleans, arrays and dictionaries. Those of a nested object are named with a dot, as <c>inbound.codec</c>.
/// </summary>
public sealed class AdditionalProperties : ReadOnlyDictionary<string, object?>
{
    internal static readonly AdditionalProperties None = new(new Dictionary<string, object?>());

    internal AdditionalProperties(IDictionary<string, object?> values)
        : base(values)
    {
    }

    internal static AdditionalProperties Of(UnknownFields unknown) => unknown.Values.Count == 0
        ? None
        : new AdditionalProperties(unknown.Values.ToDictionary(pair => pair.Key, pair => PlainValue.Of(pair.Value)));

    /// <summary>
    /// The names and values, as <c>name=value; name=value</c>; empty where there are none. Arrays and nested objects are
    /// written as JSON.
    /// </summary>
    public override string ToString() => string.Join("; ", this.Select(pair => $"{pair.Key}={PlainValue.ToText(pair.Value)}"));
}
