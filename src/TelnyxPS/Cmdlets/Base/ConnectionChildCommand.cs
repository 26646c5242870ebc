using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet that works on resources that belong to external connections.</summary>
/// <typeparam name="TInput">The type of the objects that can be piped.</typeparam>
public abstract class ConnectionChildCommand<TInput> : TelnyxCommand
    where TInput : TelnyxResource
{
    /// <summary>The ids of the connections.</summary>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [ConnectionIds]
    [ValidateIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[] ConnectionId { get; set; } = [];

    // Not mandatory, for the reason that ConnectionCommand gives.

    /// <summary>Connections, or resources that belong to connections.</summary>
    [Parameter(ParameterSetName = ByObject, Position = 0, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public TInput[]? InputObject { get; set; }

    /// <summary>Recognizes the module's objects. It is bound only by their properties.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true, DontShow = true)]
    public object? AdditionalProperties { get; set; }

    /// <inheritdoc cref="BulkCommand.ThrottleLimit"/>
    [Parameter]
    [WholeNumber(1, 256, RefusesBlank = true)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get => Run.ThrottleLimit; set => Run.ThrottleLimit = value; }

    /// <summary>Adds the resources of a record.</summary>
    protected override void ProcessRecord()
    {
        foreach ((string connectionId, TInput? given, TelnyxSession session) in
            Input.Read(ConnectionId, InputObject, Input.ConnectionOf))
        {
            Input.RefuseObject(AdditionalProperties);
            Add(connectionId, given, session);
        }
    }

    /// <summary>Adds the items for a connection, or for the object that was specified.</summary>
    private protected abstract void Add(string connectionId, TInput? given, TelnyxSession session);
}
