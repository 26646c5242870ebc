using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet on what belongs to connections, which are given by id or as objects.</summary>
/// <typeparam name="TInput">What is taken as objects.</typeparam>
public abstract class ConnectionChildCommand<TInput> : BulkCommand
    where TInput : TelnyxResource
{
    /// <summary>The ids of the connections: runs of digits.</summary>
    [Parameter(
        ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ConnectionIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[] ConnectionId { get; set; } = [];

    // Not mandatory, as in ConnectionCommand: only so does the binder try it before it takes a property.

    /// <summary>Connections, or what belongs to connections, as the other cmdlets output them.</summary>
    [Parameter(ParameterSetName = ByObject, Position = 0, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public TInput[]? InputObject { get; set; }

    /// <summary>Takes the connections of a record in.</summary>
    protected override void ProcessRecord() => TakeRecord(ConnectionId, InputObject, OwnerOf, Take);

    /// <inheritdoc/>
    private protected override int? CountGiven => ParameterSetName == ByObject ? InputObject?.Length : ConnectionId.Length;

    /// <summary>Takes in a connection, or the thing of it that was given.</summary>
    private protected abstract void Take(string connectionId, TInput? given, TelnyxSession session);

    /// <summary>The id of the object that was given, or else those that were specified.</summary>
    private protected string[] IdsOf(ConnectionChild? given, string[] specified) =>
        given is null ? specified : IdOf(given) is { } id ? [id] : [];

    /// <summary>What an error names: the object that was given, or else a row that can be piped in again.</summary>
    private protected static object ErrorTarget(TInput? given, params (string Name, object? Value)[] row) =>
        given ?? (object)SpecifiedSettings.ToRow(row);

    private string? OwnerOf(TInput given)
    {
        if (given.OwnerId is null)
        {
            string message = $"{DisplayText.Of(given.FullName)} does not belong to an external connection.";
            WriteError(ErrorRecords.Of("NoConnection", ErrorCategory.InvalidArgument, message, given));
        }

        return given.OwnerId;
    }
}
