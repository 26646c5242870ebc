namespace TelnyxPS.Models;

/// <summary>
/// An external connection: the link of an account's phone numbers to Zoom Phone or, as Operator Connect, to
/// Microsoft Teams. What the API left out of its answer is null.
/// </summary>
/// <remarks>
/// The properties are flat and named like the parameters that set them. There is no public constructor and no setter:
/// PowerShell would otherwise convert any object with like-named properties into a connection.
/// </remarks>
public sealed class ExternalConnection : ConnectionResource
{
    internal ExternalConnection(ConnectionDocument document, Reading? reading)
    {
        Id = document.Id!;
        RecordType = document.RecordType;
        Active = document.Active;
        CredentialActive = document.CredentialActive;
        ExternalSipConnection = document.ExternalSipConnection;
        Tags = document.Tags is null ? TagCollection.None : new TagCollection(document.Tags);
        WebhookEventUrl = document.WebhookEventUrl;
        WebhookEventFailoverUrl = document.WebhookEventFailoverUrl;
        WebhookApiVersion = document.WebhookApiVersion;
        WebhookTimeoutSecs = document.WebhookTimeoutSecs;
        OutboundVoiceProfileId = document.Outbound?.OutboundVoiceProfileId;
        OutboundChannelLimit = document.Outbound?.ChannelLimit;
        InboundChannelLimit = document.Inbound?.ChannelLimit;
        CreatedAt = document.CreatedAt;
        UpdatedAt = document.UpdatedAt;
        AdditionalProperties = document.AdditionalProperties();
        Inbound = document.Inbound;
        Outbound = document.Outbound;
        Reading = reading;
    }

    /// <summary>Identifies the connection: a run of digits, an int64 on the server.</summary>
    public string Id { get; }

    /// <summary>The service that consumes the connection: <c>zoom</c> or <c>operator_connect</c>.</summary>
    public string? ExternalSipConnection { get; }

    /// <summary>Whether the connection can be used.</summary>
    public bool? Active { get; }

    /// <summary>Whether the credential of the connected service is active.</summary>
    public bool? CredentialActive { get; }

    /// <summary>The outbound voice profile of its calls.</summary>
    public string? OutboundVoiceProfileId { get; }

    /// <summary>How many inbound calls there can be at once; null where there is no limit.</summary>
    public int? InboundChannelLimit { get; }

    /// <summary>How many outbound calls there can be at once; null where there is no limit.</summary>
    public int? OutboundChannelLimit { get; }

    /// <summary>The tags; an empty list where there are none.</summary>
    public TagCollection Tags { get; }

    /// <summary>Where webhooks of this connection are sent.</summary>
    public string? WebhookEventUrl { get; }

    /// <summary>Where webhooks are sent when the first address fails.</summary>
    public string? WebhookEventFailoverUrl { get; }

    /// <summary>How many seconds a webhook may take: 0 to 30.</summary>
    public int? WebhookTimeoutSecs { get; }

    /// <summary>The format of the webhooks: <c>1</c> or <c>2</c>.</summary>
    public string? WebhookApiVersion { get; }

    /// <summary>When the connection was made.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>When the connection was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; }

    /// <summary>The kind of the resource, as the API names it: <c>external_connection</c>.</summary>
    public string? RecordType { get; }

    /// <summary>Fields of the answer that have no property, or a value of another type than the property.</summary>
    public AdditionalProperties AdditionalProperties { get; }

    internal DirectionDocument? Inbound { get; }

    internal DirectionDocument? Outbound { get; }

    internal override string OwnerId => Id;

    internal override string Key => Id;

    internal override string FullName =>
        ExternalSipConnection is null ? $"External connection {Id}" : $"External connection {Id} ({ExternalSipConnection})";

    /// <summary>Whether a field came with a value of another type than its property, which is null then.</summary>
    internal bool IsUnreadable(string field) => AdditionalProperties.ContainsKey(field);

    internal bool IsOperatorConnect => ExternalSipConnection == "operator_connect";

    /// <summary>A connection of which no more is known.</summary>
    internal static ExternalConnection OfId(string id) => new(new ConnectionDocument { Id = id }, reading: null);

    /// <summary>The same connection as another object, to which something can be added.</summary>
    internal ExternalConnection Copy() => (ExternalConnection)MemberwiseClone();

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
