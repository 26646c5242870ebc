namespace TelnyxPS.Sandbox;

/// <summary>The endpoints of a connection's releases.</summary>
internal sealed class ReleaseEndpoints(SandboxAccount account)
{
    private const string All = "external_connections/{id}/releases";

    public IReadOnlyList<SandboxRoute> Routes =>
    [
        new("GET", All, List),
        new("GET", All + "/{release_id}", Get),
    ];

    private SandboxReply List(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        var list = new SandboxList<SandboxRelease>(request);
        SandboxFilter.AddPlace(list, release => release.Location);
        SandboxFilter.AddNumber(list, "filter[phone_number]", release => release.Numbers);
        list.WhereAnyOf("filter[status][eq]", release => release.Status, SandboxRelease.Statuses);
        return list.Page(connection.Releases, ReleaseJson.Write);
    }

    // The ticket id is the only id of a release.
    private SandboxReply Get(SandboxRequest request)
    {
        string id = request.PathValue("release_id");
        SandboxRelease found = account.ConnectionOf(request).Releases.FirstOrDefault(release => release.TicketId == id)
            ?? throw SandboxRefusal.NotFound();
        found.Advance();
        return new SandboxReply(200, SandboxJson.One(found, ReleaseJson.Write));
    }
}
