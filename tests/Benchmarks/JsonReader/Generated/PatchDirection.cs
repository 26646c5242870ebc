using System.Text.Json;
using System.Text.Json.Serialization;
using TelnyxPS.JsonBenchmark.Generated.Converters;

namespace TelnyxPS.JsonBenchmark.Generated;

/// <summary>The inbound or outbound object of a change, with the fields that came with the connection.</summary>
internal sealed class PatchDirection
{
    [JsonConverter(typeof(OptionalConverter<int?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> ChannelLimit { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OutboundVoiceProfileId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
