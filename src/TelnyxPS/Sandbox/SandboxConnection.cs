namespace TelnyxPS.Sandbox;

/// <summary>One external connection as the sandbox stores it.</summary>
internal sealed class SandboxConnection
{
    public const string Zoom = "zoom";
    public const string OperatorConnect = "operator_connect";

    public SandboxConnection(string id, string name, DateTime createdAt)
    {
        Id = id;
        Name = name;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    public string Id { get; }

    /// <summary>Known to the filter only: the API returns no name.</summary>
    public string Name { get; }

    public DateTime CreatedAt { get; }

    public DateTime UpdatedAt { get; set; }

    public bool Active { get; set; } = true;

    public bool CredentialActive { get; set; }

    public string ExternalSipConnection { get; set; } = Zoom;

    public IReadOnlyList<string> Tags { get; set; } = Array.Empty<string>();

    public string WebhookEventUrl { get; set; } = "";

    public string? WebhookEventFailoverUrl { get; set; } = "";

    public string WebhookApiVersion { get; set; } = "1";

    public int? WebhookTimeoutSecs { get; set; }

    public int? InboundChannelLimit { get; set; }

    public int? OutboundChannelLimit { get; set; }

    public string OutboundVoiceProfileId { get; set; } = "";

    /// <summary>The E.164 numbers assigned to the connection. No field of the connection shows them.</summary>
    public IReadOnlyList<string> PhoneNumbers { get; set; } = Array.Empty<string>();
}
