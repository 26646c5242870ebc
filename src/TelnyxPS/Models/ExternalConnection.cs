using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// An external connection: the link between phone numbers of a Telnyx account and Zoom Phone or, with Operator Connect,
/// Microsoft Teams. A property is null if the API did not return the field.
/// </summary>
/// <remarks>
/// The properties are flat and have the names of the parameters that set them. There is no public constructor or
/// setter, because PowerShell would then convert any object with the same property names to a connection.
/// </remarks>
public sealed class ExternalConnection : TelnyxResource
{
    private ExternalConnection()
    {
    }

    /// <summary>The id of the connection: a string of digits that represents an int64.</summary>
    public string Id { get; private set; } = "";

    /// <summary>
    /// The name of the connection; null if it is not known. The API returns the name only in the list of all
    /// connections, which <c>Get-TelnyxExternalConnection -IncludeName</c> reads.
    /// </summary>
    public string? ConnectionName { get; internal set; }

    /// <summary>The service that uses the connection: <c>zoom</c> or <c>operator_connect</c>.</summary>
    public string? ExternalSipConnection { get; private set; }

    /// <summary>Whether the connection can be used.</summary>
    public bool? Active { get; private set; }

    /// <summary>Whether the credential associated with the service is active.</summary>
    public bool? CredentialActive { get; private set; }

    /// <summary>The id of the outbound voice profile.</summary>
    public string? OutboundVoiceProfileId => Outbound?.OutboundVoiceProfileId;

    /// <summary>The maximum number of concurrent inbound calls; null if there is no limit.</summary>
    public int? InboundChannelLimit => Inbound?.ChannelLimit;

    /// <summary>The maximum number of concurrent outbound calls; null if there is no limit.</summary>
    public int? OutboundChannelLimit => Outbound?.ChannelLimit;

    /// <summary>The tags; empty if there are none.</summary>
    public TagCollection Tags { get; private set; } = TagCollection.None;

    /// <summary>The URL that receives webhooks of the connection.</summary>
    public string? WebhookEventUrl { get; private set; }

    /// <summary>The URL that receives webhooks if the primary URL fails.</summary>
    public string? WebhookEventFailoverUrl { get; private set; }

    /// <summary>How many seconds to wait before a webhook times out: 0 to 30.</summary>
    public int? WebhookTimeoutSecs { get; private set; }

    /// <summary>The version of the webhook format: <c>1</c> or <c>2</c>.</summary>
    public string? WebhookApiVersion { get; private set; }

    /// <summary>When the connection was created.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    /// <summary>When the connection was last updated.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>The record type: <c>external_connection</c>.</summary>
    public string? RecordType { get; private set; }

    internal ConnectionDirection? Inbound { get; private set; }

    internal ConnectionDirection? Outbound { get; private set; }

    internal override string? ResourceId => Id.Length > 0 ? Id : null;

    internal override string OwnerId => Id;

    internal override string FullName
    {
        get
        {
            string details = string.Join(
                ", ", new[] { ConnectionName, ExternalSipConnection }.Where(text => text is not null));
            return details.Length == 0 ? $"External connection {Id}" : $"External connection {Id} ({details})";
        }
    }

    /// <summary>Whether the value of a field had an unexpected type, so that its property is null.</summary>
    internal bool IsUnreadable(string field) => AdditionalProperties.ContainsKey(field);

    internal bool IsOperatorConnect => ExternalSipConnection == "operator_connect";

    /// <summary>Creates a connection when only its id is known.</summary>
    internal static ExternalConnection OfId(string id) => new() { Id = id };

    internal static ExternalConnection Read(ref Utf8JsonReader reader)
    {
        var connection = new ExternalConnection();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                connection.Id = reader.ReadText(connection.Unknown) ?? "";
            else if (reader.IsField("record_type"u8))
                connection.RecordType = reader.ReadText(connection.Unknown);
            else if (reader.IsField("active"u8))
                connection.Active = reader.ReadBoolean(connection.Unknown);
            else if (reader.IsField("credential_active"u8))
                connection.CredentialActive = reader.ReadBoolean(connection.Unknown);
            else if (reader.IsField("external_sip_connection"u8))
                connection.ExternalSipConnection = reader.ReadText(connection.Unknown);
            else if (reader.IsField("tags"u8))
                connection.Tags = reader.ReadTexts(connection.Unknown) is { } tags
                    ? new TagCollection(tags)
                    : TagCollection.None;
            else if (reader.IsField("webhook_event_url"u8))
                connection.WebhookEventUrl = reader.ReadText(connection.Unknown);
            else if (reader.IsField("webhook_event_failover_url"u8))
                connection.WebhookEventFailoverUrl = reader.ReadText(connection.Unknown);
            else if (reader.IsField("webhook_api_version"u8))
                connection.WebhookApiVersion = reader.ReadText(connection.Unknown);
            else if (reader.IsField("webhook_timeout_secs"u8))
                connection.WebhookTimeoutSecs = reader.ReadInt(connection.Unknown);
            else if (reader.IsField("inbound"u8))
                connection.Inbound = reader.ReadObject(ConnectionDirection.Read, connection.Unknown);
            else if (reader.IsField("outbound"u8))
                connection.Outbound = reader.ReadObject(ConnectionDirection.Read, connection.Unknown);
            else if (reader.IsField("created_at"u8))
                connection.CreatedAt = reader.ReadTime(connection.Unknown);
            else if (reader.IsField("updated_at"u8))
                connection.UpdatedAt = reader.ReadTime(connection.Unknown);
            else if (reader.IsField("connection_name"u8))
                connection.ConnectionName = reader.ReadText(connection.Unknown);
            else
                connection.KeepUnknown(ref reader);
        }

        return connection;
    }

    /// <summary>Creates a copy to which information can be added.</summary>
    internal ExternalConnection Copy() => (ExternalConnection)MemberwiseClone();

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    private protected override AdditionalProperties ReadAdditionalProperties()
    {
        var values = new Dictionary<string, object?>();
        Add(Unknown, "");
        Add(Inbound?.Unknown, "inbound.");
        Add(Outbound?.Unknown, "outbound.");
        if (Inbound?.OutboundVoiceProfileId is { } profile)
            values["inbound.outbound_voice_profile_id"] = profile;
        return values.Count == 0 ? AdditionalProperties.None : new AdditionalProperties(values);

        void Add(UnknownFields? unknown, string prefix)
        {
            foreach (KeyValuePair<string, JsonElement> pair in unknown?.Values ?? UnknownFields.None)
                values[prefix + pair.Key] = PlainValue.Of(pair.Value);
        }
    }
}
