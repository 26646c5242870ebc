namespace TelnyxPS.Sandbox;

/// <summary>The five operations on external connections.</summary>
internal sealed class ConnectionEndpoints
{
    private const string All = "external_connections";
    private const string One = "external_connections/{id}";

    private readonly SandboxAccount account;
    private readonly NestedObjects nested;

    public ConnectionEndpoints(SandboxAccount account, NestedObjects nested)
    {
        this.account = account;
        this.nested = nested;
        Routes =
        [
            new SandboxRoute("GET", All, List),
            new SandboxRoute("POST", All, Create),
            new SandboxRoute("GET", One, request => Show(200, account.ConnectionOf(request))),
            new SandboxRoute("PATCH", One, Update),
            new SandboxRoute("DELETE", One, Delete),
        ];
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxConnection>(request);
        SandboxFilter.AddTo(list);
        return list.Page(account.Connections, ConnectionJson.Write);
    }

    private SandboxReply Create(SandboxRequest request)
    {
        ConnectionBody body = ConnectionBody.ForCreate(request.Body);
        SandboxConnection connection = account.Draft();
        body.ApplyTo(connection);
        account.Add(connection);
        return Show(201, connection);
    }

    private SandboxReply Update(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        ConnectionBody.ForUpdate(request.Body, nested).ApplyTo(connection);
        account.Touch(connection);
        return Show(200, connection);
    }

    private SandboxReply Delete(SandboxRequest request)
    {
        SandboxConnection connection = account.ConnectionOf(request);
        SandboxRefusal.ThrowIfAny(422, ReasonsToKeep(connection).ToList());
        account.Remove(connection);
        return Show(200, connection);
    }

    private static SandboxReply Show(int status, SandboxConnection connection) =>
        new(status, SandboxJson.One(connection, ConnectionJson.Write));

    private static IEnumerable<ApiProblem> ReasonsToKeep(SandboxConnection connection)
    {
        if (connection.ExternalSipConnection == SandboxConnection.OperatorConnect)
        {
            yield return ApiProblem.InvalidAttribute("/external_sip_connection",
                "An Operator Connect connection cannot be deleted.");
        }

        if (connection.Active)
            yield return ApiProblem.InvalidAttribute("/active", "The connection is active.");

        if (connection.PhoneNumbers.Count > 0)
        {
            yield return new ApiProblem("10021", "Resource in use",
                $"Phone numbers are still assigned to the connection: {connection.PhoneNumbers.Count}.");
        }
    }
}
