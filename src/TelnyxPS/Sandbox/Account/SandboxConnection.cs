namespace TelnyxPS.Sandbox;

/// <summary>An external connection as the sandbox stores it.</summary>
internal sealed class SandboxConnection(string id, string name, DateTime createdAt)
{
    public const string Zoom = "zoom";
    public const string OperatorConnect = "operator_connect";

    private readonly List<SandboxPhoneNumber> phoneNumbers = [];

    public string Id => id;

    /// <summary>External connections support it only as a filter. The list of all connections returns it.</summary>
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

    /// <summary>The numbers assigned to the connection. No field of the connection contains them.</summary>
    public IReadOnlyList<SandboxPhoneNumber> PhoneNumbers => phoneNumbers;

    /// <summary>The civic addresses; only Operator Connect connections have them.</summary>
    public IReadOnlyList<SandboxCivicAddress> CivicAddresses { get; set; } = [];

    /// <summary>The releases, newest first.</summary>
    public List<SandboxRelease> Releases { get; } = [];

    /// <summary>The uploads, newest first.</summary>
    public List<SandboxUpload> Uploads { get; } = [];

    /// <summary>Whether a refresh of the uploads is in progress.</summary>
    public bool IsRefreshing { get; set; }

    public IEnumerable<SandboxLocation> Locations => CivicAddresses.SelectMany(address => address.Locations);

    /// <summary>Assigns a number that has no connection or already has this one.</summary>
    /// <param name="number">The number.</param>
    /// <param name="upload">The upload of the number; null if it was not uploaded.</param>
    public void Assign(SandboxPhoneNumber number, SandboxUpload? upload = null)
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

    /// <summary>Removes a number from the connection.</summary>
    public void Unassign(SandboxPhoneNumber number)
    {
        phoneNumbers.Remove(number);
        number.Connection = null;
        number.Location = null;
        number.TicketId = null;
        number.Capabilities = [];
    }
}
