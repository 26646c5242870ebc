using System.Collections.ObjectModel;

namespace TelnyxPS.Models;

/// <summary>
/// The fields of a response that have no property, as plain values: strings, numbers, Booleans, arrays, and
/// dictionaries. The name of a field of a nested object contains a dot, for example <c>inbound.codec</c>.
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
    /// Returns the names and values, for example <c>name=value; name=value</c>. Arrays and nested objects are written
    /// as JSON.
    /// </summary>
    public override string ToString() =>
        string.Join("; ", this.Select(pair => $"{pair.Key}={PlainValue.ToText(pair.Value)}"));
}
