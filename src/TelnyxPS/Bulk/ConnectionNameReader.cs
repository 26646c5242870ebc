using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Bulk;

/// <summary>Reads the names of connections by id, and caches them in the session.</summary>
internal sealed class ConnectionNameReader(TelnyxSession session)
    : ResourceReader<NamedConnection>(session, Endpoints.NamedConnection)
{
    private readonly TelnyxClient client = session.Client;

    protected override string? NameOf(NamedConnection connection) => connection.Id;

    protected override Task<NamedConnection> ReadAloneAsync(string id, CallContext context) =>
        client.SendAsync(Endpoints.NamedConnection.Get(id), context);
}
