namespace TelnyxPS.Sandbox;

/// <summary>All connections of the account, whatever their type, with the names that external connections do not show.</summary>
internal sealed class AllConnectionEndpoints
{
    private const string All = "connections";
    private const int ShortestName = 3;
    private const int PageSize = 20;

    private readonly SandboxAccount account;

    public AllConnectionEndpoints(SandboxAccount account)
    {
        this.account = account;
        Routes =
        [
            new SandboxRoute("GET", All, List),
            new SandboxRoute("GET", All + "/{id}", request => new SandboxReply(
                200, SandboxJson.One(account.ConnectionOf(request), ConnectionJson.WriteNamed))),
        ];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxConnection>(request, PageSize);
        list.Where("filter[connection_name][contains]",
            part => part.Length < ShortestName
                ? null
                : connection => connection.Name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0,
            $"Must have at least {ShortestName} characters.");
        list.Where("filter[outbound_voice_profile_id]", (connection, id) => connection.OutboundVoiceProfileId == id);
        list.SortBy(bothWays: true,
            ("created_at", connection => connection.CreatedAt),
            ("connection_name", connection => connection.Name),
            ("active", connection => connection.Active));
        return list.Page(account.Connections, ConnectionJson.WriteNamed);
    }
}
