using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes external connections as JSON.</summary>
internal static class ConnectionJson
{
    public static void Write(Utf8JsonWriter writer, SandboxConnection connection)
    {
        writer.WriteStartObject();
        writer.WriteString("id", connection.Id);
        writer.WriteString("record_type", "external_connection");
        writer.WriteBoolean("active", connection.Active);
        writer.WriteBoolean("credential_active", connection.CredentialActive);
        writer.WriteString("external_sip_connection", connection.ExternalSipConnection);
        SandboxJson.WriteTexts(writer, "tags", connection.Tags);
        writer.WriteString("webhook_event_url", connection.WebhookEventUrl);
        writer.WriteString("webhook_event_failover_url", connection.WebhookEventFailoverUrl);
        writer.WriteString("webhook_api_version", connection.WebhookApiVersion);
        SandboxJson.WriteNumber(writer, "webhook_timeout_secs", connection.WebhookTimeoutSecs);

        writer.WriteStartObject("inbound");
        SandboxJson.WriteNumber(writer, "channel_limit", connection.InboundChannelLimit);
        writer.WriteEndObject();

        writer.WriteStartObject("outbound");
        SandboxJson.WriteNumber(writer, "channel_limit", connection.OutboundChannelLimit);
        writer.WriteString("outbound_voice_profile_id", connection.OutboundVoiceProfileId);
        writer.WriteEndObject();

        writer.WriteString("created_at", SandboxJson.Iso8601(connection.CreatedAt));
        writer.WriteString("updated_at", SandboxJson.Iso8601(connection.UpdatedAt));
        writer.WriteEndObject();
    }

    /// <summary>Writes a connection as in the list of all connections.</summary>
    public static void WriteNamed(Utf8JsonWriter writer, SandboxConnection connection)
    {
        writer.WriteStartObject();
        writer.WriteString("id", connection.Id);
        writer.WriteString("connection_name", connection.Name);
        writer.WriteBoolean("active", connection.Active);
        writer.WriteString("record_type", "external_connection");
        writer.WriteString("outbound_voice_profile_id", connection.OutboundVoiceProfileId);
        SandboxJson.WriteTexts(writer, "tags", connection.Tags);
        writer.WriteString("webhook_event_url", connection.WebhookEventUrl);
        writer.WriteString("webhook_event_failover_url", connection.WebhookEventFailoverUrl);
        writer.WriteString("webhook_api_version", connection.WebhookApiVersion);
        writer.WriteString("created_at", SandboxJson.Iso8601(connection.CreatedAt));
        writer.WriteString("updated_at", SandboxJson.Iso8601(connection.UpdatedAt));
        writer.WriteEndObject();
    }
}
