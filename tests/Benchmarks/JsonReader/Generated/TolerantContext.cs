using System.Text.Json.Serialization;
using TelnyxPS.JsonBenchmark.Generated.Converters;

namespace TelnyxPS.JsonBenchmark.Generated;

/// <summary>
/// The generated code with a converter for each type of value: a value of another type is null. The raw value is lost,
/// because a converter cannot reach the extension data of its object.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(TextConverter),
        typeof(FlagConverter),
        typeof(CountConverter),
        typeof(TimeConverter),
        typeof(TextsConverter),
    ])]
[JsonSerializable(typeof(Answer<Connection>))]
[JsonSerializable(typeof(Answer<List<Connection>>))]
[JsonSerializable(typeof(Patch))]
internal sealed partial class TolerantContext : JsonSerializerContext;
