using System.Management.Automation;
using TelnyxPS.Bulk;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet that works on connections that are given by id or as objects, many of them at once.</summary>
public abstract class ConnectionCommand : BulkCommand
{
    private readonly Dictionary<TelnyxSession, ConnectionReader> readers = [];

    // There is no alias for -Id: an object of another resource must never name a connection by accident. And
    // -InputObject is not mandatory: only so does the binder try it for a connection before it takes its Id property.

    /// <summary>The ids of the connections: runs of digits.</summary>
    [Parameter(
        ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ConnectionIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The connections, as <c>Get-TelnyxExternalConnection</c> outputs them.</summary>
    [Parameter(ParameterSetName = ByObject, Position = 0, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public ExternalConnection[]? InputObject { get; set; }

    /// <summary>Takes the connections of a record in.</summary>
    protected override void ProcessRecord() => TakeRecord(Id, InputObject, connection => connection.Id, Take);

    /// <inheritdoc/>
    private protected override int? CountGiven => ParameterSetName == ByObject ? InputObject?.Length : Id.Length;

    /// <summary>Makes an item of a connection.</summary>
    private protected abstract CommandItem ItemOf(ResourceTarget<ExternalConnection> target);

    private void Take(string id, ExternalConnection? given, TelnyxSession session) =>
        Add(ItemOf(new ResourceTarget<ExternalConnection>(session, Endpoints.Connection.Get(id), given, given ?? IdTarget(nameof(Id), id))
        {
            ReadAmongMany = context => ReaderOf(session).ReadAsync(id, context),
        }));

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
