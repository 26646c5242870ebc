namespace TelnyxPS.Sandbox;

/// <summary>The endpoint that accepts the suggested emergency address, so that waiting uploads continue.</summary>
internal sealed class AddressSuggestionEndpoints(SandboxAccount account)
{
    public IReadOnlyList<SandboxRoute> Routes =>
        [new("POST", "addresses/{address_uuid}/actions/accept_suggestions", Accept)];

    private SandboxReply Accept(SandboxRequest request)
    {
        string address = request.PathValue("address_uuid");
        string? locationId = request.Body.Length == 0 ? null : new UuidBody(request.Body, "id", required: false).Value;
        List<SandboxLocation> locations =
        [
            .. account.Connections
                .SelectMany(connection => connection.Locations)
                .Where(
                    location => location.EmergencyAddressId == address && (locationId ?? location.Id) == location.Id),
        ];
        if (locations.Count == 0)
            throw SandboxRefusal.NotFound();

        bool isNew = locations.Exists(location => location.AwaitsSuggestion);
        locations.ForEach(location => location.AwaitsSuggestion = false);
        return new SandboxReply(isNew ? 202 : 200, SandboxJson.One(locations[0], CivicAddressJson.WriteSuggestion));
    }
}
