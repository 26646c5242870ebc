namespace TelnyxPS.Sandbox;

/// <summary>The releases of a connection's phone numbers.</summary>
internal sealed class ReleaseEndpoints
{
    private const string All = "external_connections/{id}/releases";

    private readonly SandboxAccount account;

    public ReleaseEndpoints(SandboxAccount account)
    {
        this.account = account;
        Routes =
        [
            new SandboxRoute("GET", All, List),
            new SandboxRoute("GET", All + "/{release_id}", Get),
        ];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply List(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        var list = new SandboxList<SandboxRelease>(request);
        SandboxFilter.AddPlace(list, release => release.Location);
        SandboxFilter.AddNumber(list, "filter[phone_number]", release => release.Numbers);
        list.WhereAnyOf("filter[status][eq]", release => release.Status, SandboxRelease.Statuses);
        return list.Page(connection.Releases, ReleaseJson.Write);
    }

    // The only id that a release shows is its ticket.
    private SandboxReply Get(SandboxRequest request)
    {
        string id = request.PathValue("release_id");
        SandboxRelease found = account.ConnectionOf(request).Releases.FirstOrDefault(release => release.TicketId == id)
            ?? throw SandboxRefusal.NotFound();
        found.MoveOn();
        return new SandboxReply(200, SandboxJson.One(found, ReleaseJson.Write));
    }
}
