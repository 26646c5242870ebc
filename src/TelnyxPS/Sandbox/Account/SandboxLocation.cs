namespace TelnyxPS.Sandbox;

/// <summary>A place in a civic address, such as a floor.</summary>
internal sealed class SandboxLocation(SandboxCivicAddress address, string id, string description)
{
    /// <summary>The emergency address for which the service suggests another form.</summary>
    public static readonly string AddressWithSuggestion = SandboxUuid.Of("address with a suggestion");

    public SandboxCivicAddress Address => address;

    public string Id => id;

    public string Description => description;

    public bool IsDefault => address.DefaultLocation == this;

    public string? EmergencyAddressId { get; set; }

    /// <summary>Whether a suggestion for its emergency address must be accepted before uploads go on.</summary>
    public bool AwaitsSuggestion { get; set; }
}
