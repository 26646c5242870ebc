using System.Collections.Generic;
using System.Linq;

namespace TelnyxPS.Sandbox;

/// <summary>The five operations on external connections.</summary>
internal sealed class ConnectionEndpoints
{
    private const string All = "external_connections";
    private const string One = "external_connections/{id}";

    private readonly SandboxAccount _account;
    private readonly NestedObjects _nested;

    public ConnectionEndpoints(SandboxAccount account, NestedObjects nested)
    {
        _account = account;
        _nested = nested;
        Routes = new[]
        {
            new SandboxRoute("GET", All, List),
            new SandboxRoute("POST", All, Create),
            new SandboxRoute("GET", One, request => new SandboxReply(200, SandboxJson.One(Find(request)))),
            new SandboxRoute("PATCH", One, Update),
            new SandboxRoute("DELETE", One, Delete),
        };
    }

    public IReadOnlyList<SandboxRoute> Routes { get; }

    private SandboxReply List(SandboxRequest request)
    {
        List<ApiProblem> problems = new();
        SandboxPage page = new(request.Query, problems);
        SandboxFilter filter = new(request.Query, problems);
        problems.AddRange(request.Query.UnknownBut(
            SandboxFilter.Names.Concat(new[] { SandboxPage.NumberName, SandboxPage.SizeName })));
        SandboxRefusal.ThrowIfAny(400, problems);

        IReadOnlyList<SandboxConnection> found = filter.Of(_account.Connections);
        return new SandboxReply(200, SandboxJson.List(page.Of(found), page, found.Count));
    }

    private SandboxReply Create(SandboxRequest request)
    {
        ConnectionBody body = ConnectionBody.ForCreate(request.Body);
        SandboxConnection connection = _account.Draft();
        body.ApplyTo(connection);
        _account.Add(connection);
        return new SandboxReply(201, SandboxJson.One(connection));
    }

    private SandboxReply Update(SandboxRequest request)
    {
        SandboxConnection connection = Find(request);
        ConnectionBody.ForUpdate(request.Body, _nested).ApplyTo(connection);
        _account.Touch(connection);
        return new SandboxReply(200, SandboxJson.One(connection));
    }

    private SandboxReply Delete(SandboxRequest request)
    {
        SandboxConnection connection = Find(request);
        SandboxRefusal.ThrowIfAny(422, ReasonsToKeep(connection).ToList());
        _account.Remove(connection);
        return new SandboxReply(200, SandboxJson.One(connection));
    }

    private SandboxConnection Find(SandboxRequest request) =>
        _account.Find(request.PathValue("id")) ?? throw SandboxRefusal.NotFound();

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
