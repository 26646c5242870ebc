namespace TelnyxPS.Sandbox;

/// <summary>A location at a civic address, such as a floor.</summary>
internal sealed class SandboxLocation(SandboxCivicAddress address, string id, string description)
{
    /// <summary>The id of the emergency address for which the service suggests a correction.</summary>
    public static readonly string AddressWithSuggestion = SandboxUuid.Of("address with a suggestion");

    public SandboxCivicAddress Address => address;

    public string Id => id;

    public string Description => description;

    public bool IsDefault => address.DefaultLocation == this;

    public string? EmergencyAddressId { get; set; }

    /// <summary>Whether a suggestion for the emergency address must be accepted before uploads continue.</summary>
    public bool AwaitsSuggestion { get; set; }
}
