namespace TelnyxPS.Sandbox;

/// <summary>The log messages of the account.</summary>
internal sealed class LogMessageEndpoints
{
    private const string All = "external_connections/log_messages";
    private const string One = All + "/{id}";
    private const string Property = "log_messages";

    private readonly SandboxAccount account;

    public LogMessageEndpoints(SandboxAccount account)
    {
        this.account = account;
        Routes =
        [
            new SandboxRoute("GET", All, List),
            new SandboxRoute("GET", One, Get),
            new SandboxRoute("DELETE", One, Delete),
        ];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxLogMessage>(request);
        list.Where("filter[external_connection_id]", (message, id) => (message.ConnectionId ?? "null") == id);
        SandboxFilter.AddNumber(list, "filter[telephone_number]",
            message => message.Number is null ? [] : [message.Number], canBeNone: true);
        SandboxReply reply = list.Page(account.Log.Messages, LogMessageJson.Write, Property);

        // Who reads here what a refresh of Operator Connect did finds it done.
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
