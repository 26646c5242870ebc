namespace TelnyxPS.Sandbox;

/// <summary>
/// The endpoints of a connection's civic addresses and of the emergency addresses of their locations.
/// </summary>
internal sealed class CivicAddressEndpoints(SandboxAccount account)
{
    private const string All = "external_connections/{id}/civic_addresses";
    private const string Emergency = "static_emergency_address_id";

    public IReadOnlyList<SandboxRoute> Routes =>
    [
        new("GET", All, List),
        new("GET", All + "/{address_id}", Get),
        new("PATCH", "external_connections/{id}/locations/{location_id}", UpdateLocation),
    ];

    private SandboxReply List(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        var list = new SandboxList<SandboxCivicAddress>(request);
        list.WhereAnyOf(
            "filter[country]",
            address => address.Country,
            country => country.Length == 2 && country.All(c => c is >= 'A' and <= 'Z'),
            "Must be an ISO 3166-1 alpha-2 country code in capital letters.");
        return list.Whole(connection.CivicAddresses, CivicAddressJson.Write);
    }

    private SandboxReply Get(SandboxRequest request)
    {
        string id = request.PathValue("address_id");
        SandboxCivicAddress found =
            account.ConnectionOf(request).CivicAddresses.FirstOrDefault(address => address.Id == id)
            ?? throw SandboxRefusal.NotFound();
        return new SandboxReply(200, SandboxJson.One(found, CivicAddressJson.Write));
    }

    private SandboxReply UpdateLocation(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        string id = request.PathValue("location_id");
        SandboxLocation location =
            connection.Locations.FirstOrDefault(l => l.Id == id) ?? throw SandboxRefusal.NotFound();

        string? address = new UuidBody(request.Body, Emergency, required: true).Value;
        if (location is { EmergencyAddressId: not null, AwaitsSuggestion: false })
        {
            throw SandboxRefusal.Unprocessable(
                "/" + Emergency, "The location already has an accepted emergency address.");
        }

        location.EmergencyAddressId = address;
        location.AwaitsSuggestion = address == SandboxLocation.AddressWithSuggestion;

        // The reference does not document when each status is returned. Here, 202 means that the location has numbers.
        bool hasNumbers = connection.PhoneNumbers.Any(number => number.Location == location);
        return new SandboxReply(hasNumbers ? 202 : 200, SandboxJson.One(location, CivicAddressJson.WriteEmergency));
    }
}
