namespace TelnyxPS.Sandbox;

/// <summary>The endpoints of a connection's phone numbers.</summary>
internal sealed class PhoneNumberEndpoints(SandboxAccount account)
{
    private const string All = "external_connections/{id}/phone_numbers";
    private const string One = All + "/{phone_number_id}";

    public IReadOnlyList<SandboxRoute> Routes =>
    [
        new("GET", All, List),
        new("GET", One, request => Show(Find(request))),
        new("PATCH", One, Update),
    ];

    private SandboxReply List(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        var list = new SandboxList<SandboxPhoneNumber>(request);
        SandboxFilter.AddPlace(list, number => number.Location);
        SandboxFilter.AddNumber(list, "filter[phone_number]", number => [number.Number]);
        return list.Page(connection.PhoneNumbers, PhoneNumberJson.Write);
    }

    private SandboxReply Update(SandboxRequest request)
    {
        SandboxPhoneNumber number = Find(request);
        string? id = new UuidBody(request.Body, "location_id", required: false).Value;
        if (id is not null)
        {
            number.Location = account.ConnectionOf(request).Locations.FirstOrDefault(location => location.Id == id)
                ?? throw SandboxRefusal.Unprocessable(
                    "/location_id", "The connection does not have a location with this id.");
        }

        return Show(number);
    }

    private SandboxPhoneNumber Find(SandboxRequest request)
    {
        string id = request.PathValue("phone_number_id");
        return account.ConnectionOf(request).PhoneNumbers.FirstOrDefault(number => number.Id == id)
            ?? throw SandboxRefusal.NotFound();
    }

    private static SandboxReply Show(SandboxPhoneNumber number) =>
        new(200, SandboxJson.One(number, PhoneNumberJson.Write));
}
