using System.Text.Json.Serialization;

namespace TelnyxPS.JsonBenchmark.Generated;

/// <summary>The generated code as it comes: a value of another type is an error of the whole page.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Answer<Connection>))]
[JsonSerializable(typeof(Answer<List<Connection>>))]
[JsonSerializable(typeof(Patch))]
internal sealed partial class StrictContext : JsonSerializerContext;
