namespace TelnyxPS.Sandbox;

/// <summary>The civic addresses of a connection, and the emergency addresses of their locations.</summary>
internal sealed class CivicAddressEndpoints
{
    private const string All = "external_connections/{id}/civic_addresses";
    private const string Emergency = "static_emergency_address_id";

    private readonly SandboxAccount account;

    public CivicAddressEndpoints(SandboxAccount account)
    {
        this.account = account;
        Routes =
        [
            new SandboxRoute("GET", All, List),
            new SandboxRoute("GET", All + "/{address_id}", Get),
            new SandboxRoute("PATCH", "external_connections/{id}/locations/{location_id}", UpdateLocation),
        ];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply List(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        var list = new SandboxList<SandboxCivicAddress>(request);
        list.WhereAnyOf("filter[country]", address => address.Country,
            country => country.Length == 2 && country.All(c => c is >= 'A' and <= 'Z'),
            "Must be the two capital letters of a country in ISO 3166.");
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
            throw SandboxRefusal.Unprocessable("/" + Emergency,
                "The location already has an emergency address that was accepted.");
        }

        location.EmergencyAddressId = address;
        location.AwaitsSuggestion = address == SandboxLocation.AddressWithSuggestion;

        // The reference names no rule for the two statuses. Here there are orders to process where numbers are there.
        bool hasNumbers = connection.PhoneNumbers.Any(number => number.Location == location);
        return new SandboxReply(hasNumbers ? 202 : 200, SandboxJson.One(location, CivicAddressJson.WriteEmergency));
    }
}
