namespace TelnyxPS.Sandbox;

/// <summary>The endpoints of external connections.</summary>
internal sealed class ConnectionEndpoints(SandboxAccount account, NestedObjects nested)
{
    private const string All = "external_connections";
    private const string One = "external_connections/{id}";

    public IReadOnlyList<SandboxRoute> Routes =>
    [
        new("GET", All, List),
        new("POST", All, Create),
        new("GET", One, request => Show(200, account.ConnectionOf(request))),
        new("PATCH", One, Update),
        new("DELETE", One, Delete),
    ];

    private SandboxReply List(SandboxRequest request)
    {
        var list = new SandboxList<SandboxConnection>(request);
        SandboxFilter.AddTo(list);
        return list.Page(account.Connections, ConnectionJson.Write);
    }

    private SandboxReply Create(SandboxRequest request)
    {
        ConnectionBody body = ConnectionBody.ForCreate(request.Body);
        SandboxConnection connection = account.NewConnection();
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
        SandboxRefusal.ThrowIfAny(422, [.. ReasonsToKeep(connection)]);
        account.Remove(connection);
        return Show(200, connection);
    }

    private static SandboxReply Show(int status, SandboxConnection connection) =>
        new(status, SandboxJson.One(connection, ConnectionJson.Write));

    private static IEnumerable<ApiProblem> ReasonsToKeep(SandboxConnection connection)
    {
        if (connection.ExternalSipConnection == SandboxConnection.OperatorConnect)
        {
            yield return ApiProblem.InvalidAttribute(
                "/external_sip_connection", "An Operator Connect connection cannot be deleted.");
        }

        if (connection.Active)
            yield return ApiProblem.InvalidAttribute("/active", "The connection is active.");

        if (connection.PhoneNumbers.Count > 0)
        {
            yield return new ApiProblem(
                "10021",
                "Resource in use",
                $"Phone numbers are still assigned to the connection: {connection.PhoneNumbers.Count}.");
        }
    }
}
