using System.Text.Json.Serialization;

namespace TelnyxPS.Models;

/// <summary>The JSON of the API, by source generation: no reflection at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ConnectionAnswer))]
[JsonSerializable(typeof(ConnectionListAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class TelnyxJson : JsonSerializerContext;
