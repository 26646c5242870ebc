namespace TelnyxPS.Sandbox;

/// <summary>One external connection as the sandbox stores it.</summary>
internal sealed class SandboxConnection
{
    public const string Zoom = "zoom";
    public const string OperatorConnect = "operator_connect";

    private readonly List<SandboxPhoneNumber> phoneNumbers = new();

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

    /// <summary>The numbers assigned to the connection. No field of the connection shows them.</summary>
    public IReadOnlyList<SandboxPhoneNumber> PhoneNumbers => phoneNumbers;

    /// <summary>Of Operator Connect connections only.</summary>
    public IReadOnlyList<SandboxCivicAddress> CivicAddresses { get; set; } = Array.Empty<SandboxCivicAddress>();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SandboxRelease> Releases { get; set; } = Array.Empty<SandboxRelease>();

    /// <summary>Newest first.</summary>
    public List<SandboxUpload> Uploads { get; } = new();

    /// <summary>Whether a refresh of its uploads is in progress.</summary>
    public bool IsRefreshing { get; set; }

    public IEnumerable<SandboxLocation> Locations => CivicAddresses.SelectMany(address => address.Locations);

    /// <summary>Assigns a number that is free or its own already.</summary>
    /// <param name="number">The number.</param>
    /// <param name="upload">What brought it, where it came by an upload.</param>
    public void Take(SandboxPhoneNumber number, SandboxUpload? upload = null)
    {
        if (number.Connection is null)
            phoneNumbers.Add(number);
        number.Connection = this;
        if (upload is null)
            return;

        number.Location = upload.Location;
        number.TicketId = upload.TicketId;
        number.Capabilities = upload.Capabilities;
    }
}
