using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Bulk;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet that works on connections that are given by id or as objects, many of them at once.</summary>
public abstract class ConnectionTargetCommand : BulkCommand
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

    /// <summary>The connections, as <c>Get-TelnyxExternalConnection</c> emits them.</summary>
    [Parameter(ParameterSetName = ByObject, Position = 0, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public ExternalConnection[]? InputObject { get; set; }

    /// <summary>Takes the connections of a record in.</summary>
    protected override void ProcessRecord()
    {
        PSObject? row = TakeRow();
        if (ParameterSetName == ByObject)
        {
            foreach (ExternalConnection connection in InputObject ?? [])
                Add(ItemOf(new ConnectionTarget(connection.Id, connection, SessionFor(connection))));
        }
        else
        {
            foreach (string id in Id)
                Add(ItemOf(new ConnectionTarget(id, piped: null, DefaultSession(), row)));
        }
    }

    /// <inheritdoc/>
    private protected override int? CountGiven => ParameterSetName == ByObject ? InputObject?.Length : Id.Length;

    /// <summary>Makes of a connection what is to be done with it.</summary>
    private protected abstract ConnectionItem ItemOf(ConnectionTarget target);

    internal ConnectionReader ReaderOf(TelnyxSession session)
    {
        lock (readers)
        {
            if (!readers.TryGetValue(session, out ConnectionReader reader))
                readers[session] = reader = new ConnectionReader(session);
            return reader;
        }
    }

    /// <summary>Reads a connection anew, while the pipeline waits.</summary>
    internal ExternalConnection ReadNow(ConnectionTarget target) =>
        Await(context => target.Session.Client.GetAsync(target.Id, context));
}
