using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>An external connection as the API writes it.</summary>
internal sealed class ConnectionDocument
{
    public string? Id { get; set; }

    public string? RecordType { get; set; }

    public bool? Active { get; set; }

    public bool? CredentialActive { get; set; }

    public string? ExternalSipConnection { get; set; }

    public List<string>? Tags { get; set; }

    public string? WebhookEventUrl { get; set; }

    public string? WebhookEventFailoverUrl { get; set; }

    public string? WebhookApiVersion { get; set; }

    public int? WebhookTimeoutSecs { get; set; }

    public DirectionDocument? Inbound { get; set; }

    public DirectionDocument? Outbound { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static ConnectionDocument Read(ref Utf8JsonReader reader)
    {
        var connection = new ConnectionDocument();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                connection.Id = reader.ReadText();
            else if (reader.IsField("record_type"u8))
                connection.RecordType = reader.ReadText();
            else if (reader.IsField("active"u8))
                connection.Active = reader.ReadBoolean();
            else if (reader.IsField("credential_active"u8))
                connection.CredentialActive = reader.ReadBoolean();
            else if (reader.IsField("external_sip_connection"u8))
                connection.ExternalSipConnection = reader.ReadText();
            else if (reader.IsField("tags"u8))
                connection.Tags = reader.ReadTexts();
            else if (reader.IsField("webhook_event_url"u8))
                connection.WebhookEventUrl = reader.ReadText();
            else if (reader.IsField("webhook_event_failover_url"u8))
                connection.WebhookEventFailoverUrl = reader.ReadText();
            else if (reader.IsField("webhook_api_version"u8))
                connection.WebhookApiVersion = reader.ReadText();
            else if (reader.IsField("webhook_timeout_secs"u8))
                connection.WebhookTimeoutSecs = reader.ReadInt();
            else if (reader.IsField("inbound"u8))
                connection.Inbound = reader.ReadObject(DirectionDocument.Read);
            else if (reader.IsField("outbound"u8))
                connection.Outbound = reader.ReadObject(DirectionDocument.Read);
            else if (reader.IsField("created_at"u8))
                connection.CreatedAt = reader.ReadTime();
            else if (reader.IsField("updated_at"u8))
                connection.UpdatedAt = reader.ReadTime();
            else
                reader.ReadUnknown(connection.Unknown ??= []);
        }

        return connection;
    }

    public AdditionalProperties AdditionalProperties()
    {
        bool isKnown = Unknown is null && Inbound?.Unknown is null && Outbound?.Unknown is null;
        if (isKnown && Inbound?.OutboundVoiceProfileId is null)
            return Models.AdditionalProperties.None;

        var values = new Dictionary<string, object?>();
        Add(Unknown, "");
        Add(Inbound?.Unknown, "inbound.");
        Add(Outbound?.Unknown, "outbound.");
        if (Inbound?.OutboundVoiceProfileId is { } profile)
            values["inbound.outbound_voice_profile_id"] = profile;
        return new AdditionalProperties(values);

        void Add(Dictionary<string, JsonElement>? unknown, string prefix)
        {
            foreach (KeyValuePair<string, JsonElement> pair in unknown ?? [])
                values[prefix + pair.Key] = PlainValue.Of(pair.Value);
        }
    }
}
