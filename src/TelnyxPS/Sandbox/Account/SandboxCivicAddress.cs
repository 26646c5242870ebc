namespace TelnyxPS.Sandbox;

/// <summary>A civic address of an Operator Connect connection, with its locations.</summary>
internal sealed class SandboxCivicAddress
{
    /// <param name="id">The id of the address; the ids of its locations are derived from it.</param>
    /// <param name="locations">The descriptions of its locations; the first is the default location.</param>
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

    /// <summary>The ISO 3166-1 alpha-2 code of the country.</summary>
    public string Country { get; set; } = "";
}
