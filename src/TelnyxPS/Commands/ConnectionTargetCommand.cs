using System.Management.Automation;
using TelnyxPS.Commands.Binding;
using TelnyxPS.Commands.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>A cmdlet that works on connections that are given by id or as objects.</summary>
public abstract class ConnectionTargetCommand : TelnyxCommand
{
    /// <summary>The name of the parameter set in which connections are given by id.</summary>
    protected const string ById = "Id";

    /// <summary>The name of the parameter set in which connections are given as objects.</summary>
    protected const string ByObject = "InputObject";

    // There is no alias for -Id: an object of another resource must never name a connection by accident. And
    // -InputObject is not mandatory: only so does the binder try it for a connection before it takes its Id property.

    /// <summary>The ids of the connections: runs of digits.</summary>
    [Parameter(
        ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ConnectionIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The connections, as <c>Get-TelnyxExternalConnection</c> emits them.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public ExternalConnection[]? InputObject { get; set; }

    /// <summary>Works on each of the connections given.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByObject)
        {
            foreach (ExternalConnection connection in InputObject ?? [])
                Process(new ConnectionTarget(connection.Id, connection, SessionFor(connection)));
        }
        else
        {
            foreach (string id in Id)
                Process(new ConnectionTarget(id, piped: null, DefaultSession()));
        }
    }

    /// <summary>Works on one connection.</summary>
    private protected abstract void Process(ConnectionTarget target);

    /// <summary>What an error on this connection names, so that it can be piped into the same cmdlet again.</summary>
    private protected virtual object ErrorTarget(ConnectionTarget target) => target.Piped ?? (object)target.Id;

    /// <summary>The connection as it is now: as given where that is known to hold, or else read anew.</summary>
    private protected bool TryGetCurrent(ConnectionTarget target, out ExternalConnection current)
    {
        if (target.Piped is { } piped && target.Session.Ledger.IsKnown(piped))
        {
            current = piped;
            return true;
        }

        return Try(ErrorTarget(target), context => target.Session.Client.GetAsync(target.Id, context), out current);
    }
}
