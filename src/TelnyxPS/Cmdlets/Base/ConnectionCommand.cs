using System.Management.Automation;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A cmdlet that works on external connections.</summary>
public abstract class ConnectionCommand : TelnyxCommand
{
    private readonly ConnectionTargets targets;

    private protected ConnectionCommand() => targets = new ConnectionTargets(this);

    // -Id has no alias, so that an object of another type never identifies a connection by accident. -InputObject is
    // not mandatory, because the binder would otherwise use the Id property of a piped connection before it tries the
    // object itself.

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
    public string[] Id { get; set; } = [];

    /// <summary>The connections that <c>Get-TelnyxExternalConnection</c> returns.</summary>
    [Parameter(ParameterSetName = ByObject, Position = 0, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public ExternalConnection[]? InputObject { get; set; }

    /// <inheritdoc cref="BulkCommand.ThrottleLimit"/>
    [Parameter]
    [WholeNumber(1, 256, RefusesBlank = true)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get => Run.ThrottleLimit; set => Run.ThrottleLimit = value; }

    /// <summary>Adds the connections of a record.</summary>
    protected override void ProcessRecord()
    {
        foreach (ResourceTarget<ExternalConnection> target in targets.Read(Id, InputObject))
            Run.Add(ItemOf(target));
    }

    /// <summary>Creates the item of a connection.</summary>
    private protected abstract CommandItem ItemOf(ResourceTarget<ExternalConnection> target);
}
