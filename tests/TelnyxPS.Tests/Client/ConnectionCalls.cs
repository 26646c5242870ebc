using TelnyxPS.Client;
using TelnyxPS.Cmdlets;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Client;

/// <summary>The operations on connections, as the cmdlets send them.</summary>
internal static class ConnectionCalls
{
    public static Paginator<ExternalConnection> List(
        this TelnyxClient client, ulong skip = 0, ulong first = ulong.MaxValue) =>
        client.List(Endpoints.Connection, null, new ResourceFilter(), skip, first);

    public static Task<ExternalConnection> GetAsync(this TelnyxClient client, string id, CallContext context) =>
        client.SendAsync(Endpoints.Connection.Get(id), context);

    public static Task<ExternalConnection> CreateAsync(
        this TelnyxClient client, CreateConnectionRequest draft, CallContext context) =>
        client.SendAsync(Endpoints.Connection.Create(null, draft.ToJson()), context);

    public static Task<ExternalConnection> UpdateAsync(
        this TelnyxClient client, string id, DesiredSettings change, ConnectionPatch patch, CallContext context) =>
        client.SendAsync(
            Endpoints.Connection.Update(null, id, patch.ToJson(), now => change.Against(now).IsEmpty), context);

    public static Task<ExternalConnection> DeleteAsync(this TelnyxClient client, string id, CallContext context) =>
        client.SendAsync(Endpoints.Connection.Delete(null, id, ExternalConnection.OfId(id)), context);

    /// <summary>The message as a cmdlet shows it: with the next step.</summary>
    public static string Advised(this TelnyxApiException e) => $"{e.Message} {Advice.For(e)}".TrimEnd();
}
