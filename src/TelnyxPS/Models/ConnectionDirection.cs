using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>The <c>inbound</c> or <c>outbound</c> object of a connection.</summary>
internal sealed class ConnectionDirection
{
    public int? ChannelLimit { get; set; }

    public string? OutboundVoiceProfileId { get; set; }

    public UnknownFields Unknown { get; } = new();

    public static ConnectionDirection Read(ref Utf8JsonReader reader)
    {
        var direction = new ConnectionDirection();
        while (reader.NextField())
        {
            if (reader.IsField("channel_limit"u8))
                direction.ChannelLimit = reader.ReadInt(direction.Unknown);
            else if (reader.IsField("outbound_voice_profile_id"u8))
                direction.OutboundVoiceProfileId = reader.ReadText(direction.Unknown);
            else
                reader.ReadUnknown(direction.Unknown);
        }

        return direction;
    }
}
