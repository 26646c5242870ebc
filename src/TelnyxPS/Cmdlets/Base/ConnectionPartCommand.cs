using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet on what belongs to connections, which are given by id or as objects.</summary>
/// <typeparam name="TInput">What is taken as objects.</typeparam>
public abstract class ConnectionPartCommand<TInput> : BulkCommand
    where TInput : ConnectionResource
{
    /// <summary>The ids of the connections: runs of digits.</summary>
    [Parameter(
        ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ConnectionIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[] ConnectionId { get; set; } = [];

    // Not mandatory, as in ConnectionTargetCommand: only so does the binder try it before it takes a property.

    /// <summary>Connections, or what belongs to connections, as the other cmdlets emit them.</summary>
    [Parameter(ParameterSetName = ByObject, Position = 0, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public TInput[]? InputObject { get; set; }

    /// <summary>Takes the connections of a record in.</summary>
    protected override void ProcessRecord()
    {
        TakeRow();
        if (ParameterSetName != ByObject)
        {
            foreach (string id in ConnectionId)
                Take(id, given: null, DefaultSession());
            return;
        }

        foreach (TInput resource in InputObject ?? [])
        {
            if (resource.OwnerId is { } id)
                Take(id, resource, SessionFor(resource));
            else
                WriteError(ErrorRecords.Of("NoConnection", ErrorCategory.InvalidArgument, $"{DisplayText.Of(resource.FullName)} belongs to no external connection.", resource));
        }
    }

    /// <inheritdoc/>
    private protected override int? CountGiven => ParameterSetName == ByObject ? InputObject?.Length : ConnectionId.Length;

    /// <summary>Takes in a connection, or the thing of it that was given.</summary>
    private protected abstract void Take(string connectionId, TInput? given, TelnyxSession session);

    /// <summary>The id of an object that was given, else those that were stated; none, and an error, where the object has none.</summary>
    private protected string[] IdsOf(ConnectionPart? given, string[] stated)
    {
        if (given is null)
            return stated;
        if (given.PartId is { } id)
            return [id];

        WriteError(ErrorRecords.Of("NoId", ErrorCategory.InvalidData, $"Telnyx sent no id for this: {DisplayText.Of(given.FullName)}.", given));
        return [];
    }

    /// <summary>What an error names: the object that was given, or else a row that can be piped in again.</summary>
    private protected static object ErrorTarget(TInput? given, params (string Name, object? Value)[] row) =>
        given ?? (object)SpecifiedSettings.ToRow(row);
}
