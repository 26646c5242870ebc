using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelnyxPS.Models;

/// <summary>The <c>inbound</c> or <c>outbound</c> object of a connection.</summary>
internal sealed class DirectionDocument
{
    public int? ChannelLimit { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? OutboundVoiceProfileId { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
