using TelnyxPS.Bulk;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>The external connections that the records of a cmdlet specify.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class ConnectionTargets(TelnyxCommand command)
{
    private readonly Dictionary<TelnyxSession, ConnectionReader> readers = [];

    /// <summary>Reads the connections of a record.</summary>
    /// <param name="ids">The ids of the record.</param>
    /// <param name="objects">The objects of the record.</param>
    public IEnumerable<ResourceTarget<ExternalConnection>> Read(string[] ids, ExternalConnection[]? objects)
    {
        foreach ((string id, ExternalConnection? given, TelnyxSession session) in
            command.Input.Read(ids, objects, connection => connection.Id))
        {
            object errorTarget = given ?? command.Input.IdTarget(nameof(ExternalConnection.Id), id);
            yield return new ResourceTarget<ExternalConnection>(
                session, Endpoints.Connection.Get(id), given, errorTarget)
            {
                ReadAmongMany = context => ReaderOf(session).ReadAsync(id, context),
            };
        }
    }

    private ConnectionReader ReaderOf(TelnyxSession session)
    {
        lock (readers)
        {
            if (!readers.TryGetValue(session, out ConnectionReader reader))
                readers[session] = reader = new ConnectionReader(session);
            return reader;
        }
    }
}
