namespace TelnyxPS.Sandbox;

/// <summary>Accepts the suggested form of an emergency address; the uploads that wait for it go on.</summary>
internal sealed class AddressSuggestionEndpoints
{
    private readonly SandboxAccount account;

    public AddressSuggestionEndpoints(SandboxAccount account)
    {
        this.account = account;
        Routes = [new SandboxRoute("POST", "addresses/{address_uuid}/actions/accept_suggestions", Accept)];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply Accept(SandboxRequest request)
    {
        string address = request.PathValue("address_uuid");
        string? locationId = request.Body.Length == 0 ? null : new UuidBody(request.Body, "id", required: false).Value;
        List<SandboxLocation> locations = account.Connections
            .SelectMany(connection => connection.Locations)
            .Where(location => location.EmergencyAddressId == address && (locationId ?? location.Id) == location.Id)
            .ToList();
        if (locations.Count == 0)
            throw SandboxRefusal.NotFound();

        bool isNew = locations.Exists(location => location.AwaitsSuggestion);
        locations.ForEach(location => location.AwaitsSuggestion = false);
        return new SandboxReply(isNew ? 202 : 200, SandboxJson.One(locations[0], CivicAddressJson.WriteSuggestion));
    }
}
