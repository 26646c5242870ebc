using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A connection that is to be made.</summary>
internal sealed class CreateConnectionRequest
{
    public SettingValues Settings { get; set; } = new();

    public string ExternalSipConnection { get; set; } = "zoom";

    /// <summary>The profile inside <c>inbound</c>; where null, that of <c>outbound</c>.</summary>
    public string? InboundOutboundVoiceProfileId { get; set; }

    /// <summary>The body of the request: only what was stated.</summary>
    public string ToJson() => JsonText.Write(writer =>
    {
        writer.WriteString("external_sip_connection", ExternalSipConnection);
        if (Settings.Active is { } active)
            writer.WriteBoolean("active", active);
        if (Settings.Tags is { } tags)
            writer.WriteTags(tags);
        if (Settings.WebhookEventUrl is { } url)
            writer.WriteString("webhook_event_url", url);
        if (Settings.WebhookEventFailoverUrl is { } failover)
            writer.WriteString("webhook_event_failover_url", failover);
        if (Settings.WebhookTimeoutSecs is { } seconds)
            writer.WriteNumber("webhook_timeout_secs", seconds);

        // Telnyx wants a profile inside inbound, though only where inbound is sent.
        if (Settings.InboundChannelLimit is not null || InboundOutboundVoiceProfileId is not null)
        {
            string? profile = InboundOutboundVoiceProfileId ?? Settings.OutboundVoiceProfileId;
            WriteDirection(writer, "inbound", Settings.InboundChannelLimit, profile);
        }

        WriteDirection(writer, "outbound", Settings.OutboundChannelLimit, Settings.OutboundVoiceProfileId);
    });

    /// <summary>What was stated, in words, as <c>active: True; outbound channel limit: 25</c>.</summary>
    public override string ToString()
    {
        (string Name, object? Value)[] stated =
        [
            ("active", Settings.Active),
            ("outbound voice profile", Settings.OutboundVoiceProfileId),
            ("outbound channel limit", Settings.OutboundChannelLimit),
            ("inbound outbound voice profile", InboundOutboundVoiceProfileId),
            ("inbound channel limit", Settings.InboundChannelLimit),
            ("tags", Settings.Tags),
            ("webhook event url", Settings.WebhookEventUrl),
            ("webhook event failover url", Settings.WebhookEventFailoverUrl),
            ("webhook timeout secs", Settings.WebhookTimeoutSecs),
        ];
        return string.Join(
            "; ",
            stated.Where(s => s.Value is not null).Select(s => $"{s.Name}: {SettingDifference.Show(s.Value)}"));
    }

    private static void WriteDirection(Utf8JsonWriter writer, string name, int? limit, string? profile)
    {
        writer.WriteStartObject(name);
        if (limit is { } number)
            writer.WriteNumber("channel_limit", number);
        writer.WriteString("outbound_voice_profile_id", profile);
        writer.WriteEndObject();
    }
}
