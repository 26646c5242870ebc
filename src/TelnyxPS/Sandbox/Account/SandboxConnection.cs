namespace TelnyxPS.Sandbox;

/// <summary>One external connection as the sandbox stores it.</summary>
internal sealed class SandboxConnection(string id, string name, DateTime createdAt)
{
    public const string Zoom = "zoom";
    public const string OperatorConnect = "operator_connect";

    private readonly List<SandboxPhoneNumber> phoneNumbers = [];

    public string Id => id;

    /// <summary>The external connections have it as a filter only. The list of all connections shows it.</summary>
    public string Name => name;

    public DateTime CreatedAt { get; } = createdAt;

    public DateTime UpdatedAt { get; set; } = createdAt;

    public bool Active { get; set; } = true;

    public bool CredentialActive { get; set; }

    public string ExternalSipConnection { get; set; } = Zoom;

    public IReadOnlyList<string> Tags { get; set; } = [];

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
    public IReadOnlyList<SandboxCivicAddress> CivicAddresses { get; set; } = [];

    /// <summary>Newest first.</summary>
    public List<SandboxRelease> Releases { get; } = [];

    /// <summary>Newest first.</summary>
    public List<SandboxUpload> Uploads { get; } = [];

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

    /// <summary>Lets a number go: it is free then.</summary>
    public void Drop(SandboxPhoneNumber number)
    {
        phoneNumbers.Remove(number);
        number.Connection = null;
        number.Location = null;
        number.TicketId = null;
        number.Capabilities = [];
    }
}
