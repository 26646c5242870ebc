namespace TelnyxPS.Sandbox;

/// <summary>
/// The endpoints of connections of all types, with the names that the external connections endpoints do not return.
/// </summary>
internal sealed class AllConnectionEndpoints(SandboxAccount account)
{
    private const string All = "connections";
    private const int ShortestName = 3;
    private const int PageSize = 20;

    public IReadOnlyList<SandboxRoute> Routes =>
    [
        new("GET", All, List),
        new("GET", All + "/{id}", request => new SandboxReply(
            200, SandboxJson.One(account.ConnectionOf(request), ConnectionJson.WriteNamed))),
    ];

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxConnection>(request, PageSize);
        list.Where(
            "filter[connection_name][contains]",
            part => part.Length < ShortestName
                ? null
                : connection => connection.Name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0,
            $"Must have at least {ShortestName} characters.");
        list.Where("filter[outbound_voice_profile_id]", (connection, id) => connection.OutboundVoiceProfileId == id);
        list.SortBy(
            bothWays: true,
            ("created_at", connection => connection.CreatedAt),
            ("connection_name", connection => connection.Name),
            ("active", connection => connection.Active));
        return list.Page(account.Connections, ConnectionJson.WriteNamed);
    }
}
