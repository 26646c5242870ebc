namespace TelnyxPS.Sandbox;

/// <summary>The endpoints of log messages.</summary>
internal sealed class LogMessageEndpoints(SandboxAccount account)
{
    private const string All = "external_connections/log_messages";
    private const string One = All + "/{id}";
    private const string Property = "log_messages";

    public IReadOnlyList<SandboxRoute> Routes =>
    [
        new("GET", All, List),
        new("GET", One, Get),
        new("DELETE", One, Delete),
    ];

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxLogMessage>(request);
        list.Where("filter[external_connection_id]", (message, id) => (message.ConnectionId ?? "null") == id);
        SandboxFilter.AddNumber(
            list,
            "filter[telephone_number]",
            message => message.Number is null ? [] : [message.Number],
            canBeNone: true);
        SandboxReply reply = list.Page(account.Log.Messages, LogMessageJson.Write, Property);

        // The result of a refresh of Operator Connect is in the log messages, so reading them completes the refresh.
        account.IsRefreshing = false;
        return reply;
    }

    private SandboxReply Get(SandboxRequest request) =>
        new(200, SandboxJson.List(Property, [Find(request)], LogMessageJson.Write));

    private SandboxReply Delete(SandboxRequest request)
    {
        account.Log.Remove(Find(request));
        return new SandboxReply(200, SandboxJson.Success());
    }

    private SandboxLogMessage Find(SandboxRequest request) =>
        account.Log.Find(request.PathValue("id")) ?? throw SandboxRefusal.NotFound();
}
