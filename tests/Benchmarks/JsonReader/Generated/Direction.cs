using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelnyxPS.JsonBenchmark.Generated;

/// <summary>The inbound or outbound object of a connection.</summary>
internal sealed class Direction
{
    public int? ChannelLimit { get; set; }

    public string? OutboundVoiceProfileId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
