namespace TelnyxPS.Sandbox;

/// <summary>A place in a civic address, such as a floor.</summary>
internal sealed class SandboxLocation
{
    public SandboxLocation(SandboxCivicAddress address, string id, string description)
    {
        Address = address;
        Id = id;
        Description = description;
    }

    public SandboxCivicAddress Address { get; }

    public string Id { get; }

    public string Description { get; }

    public bool IsDefault => Address.DefaultLocation == this;

    /// <summary>The emergency address that was accepted for it.</summary>
    public string? EmergencyAddressId { get; set; }
}
