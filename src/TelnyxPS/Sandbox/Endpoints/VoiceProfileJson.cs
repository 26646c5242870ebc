using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes outbound voice profiles as JSON.</summary>
internal sealed class VoiceProfileJson(SandboxAccount account)
{
    public void Write(Utf8JsonWriter writer, SandboxVoiceProfile profile)
    {
        writer.WriteStartObject();
        writer.WriteString("id", profile.Id);
        writer.WriteString("record_type", "outbound_voice_profile");
        writer.WriteString("name", profile.Name);
        writer.WriteBoolean("enabled", profile.Enabled);
        int connections = account.Connections.Count(connection => connection.OutboundVoiceProfileId == profile.Id);
        writer.WriteNumber("connections_count", connections);
        SandboxJson.WriteNumber(writer, "concurrent_call_limit", profile.ConcurrentCallLimit);
        SandboxJson.WriteAny(writer, "daily_spend_limit", profile.DailySpendLimit);
        writer.WriteBoolean("daily_spend_limit_enabled", profile.DailySpendLimit is not null);
        writer.WriteNumber("max_destination_rate", 0.5m);
        SandboxJson.WriteTexts(writer, "whitelisted_destinations", profile.Destinations);
        writer.WriteString("traffic_type", "conversational");
        writer.WriteString("service_plan", "global");
        writer.WriteString("usage_payment_method", "rate-deck");
        writer.WriteNull("billing_group_id");
        SandboxJson.WriteTexts(writer, "tags", profile.Tags);
        writer.WriteString("created_at", SandboxJson.Iso8601(profile.CreatedAt));
        writer.WriteString("updated_at", SandboxJson.Iso8601(profile.CreatedAt));
        writer.WriteEndObject();
    }
}
