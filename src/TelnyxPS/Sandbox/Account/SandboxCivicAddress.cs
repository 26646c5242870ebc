namespace TelnyxPS.Sandbox;

/// <summary>An address of the company that an Operator Connect connection knows, and the places in it.</summary>
internal sealed class SandboxCivicAddress
{
    /// <param name="id">Its uuid; those of its locations are made from it.</param>
    /// <param name="locations">What its locations are called; the first is the default one.</param>
    public SandboxCivicAddress(string id, params string[] locations)
    {
        Id = id;
        Locations =
            [.. locations.Select((name, i) => new SandboxLocation(this, SandboxUuid.Of($"{id} {i}"), name))];
    }

    public string Id { get; }

    public IReadOnlyList<SandboxLocation> Locations { get; }

    public SandboxLocation DefaultLocation => Locations[0];

    public string Description { get; set; } = "";

    public string HouseNumber { get; set; } = "";

    public string StreetName { get; set; } = "";

    public string StreetSuffix { get; set; } = "";

    public string City { get; set; } = "";

    public string State { get; set; } = "";

    public string PostalCode { get; set; } = "";

    /// <summary>Two letters of ISO 3166.</summary>
    public string Country { get; set; } = "";
}
