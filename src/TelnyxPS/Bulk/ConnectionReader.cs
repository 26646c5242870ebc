using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Bulk;

/// <summary>Reads external connections by id.</summary>
internal sealed class ConnectionReader(TelnyxSession session)
    : ResourceReader<ExternalConnection>(session, Endpoints.Connection)
{
    private readonly TelnyxClient client = session.Client;

    protected override string NameOf(ExternalConnection connection) => connection.Id;

    protected override Task<ExternalConnection> ReadAloneAsync(string id, CallContext context) =>
        client.SendAsync(Endpoints.Connection.Get(id), context);
}
