using System.Management.Automation;
using System.Reflection;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Notes the row that the binder tries, and takes it only where one of its columns is a parameter: without that, each
/// object of any kind would do something.
/// </summary>
/// <param name="cmdlet">The type of the cmdlet that takes the rows.</param>
internal sealed class RowAttribute(Type cmdlet) : ArgumentTransformationAttribute
{
    private readonly Lazy<HashSet<string>> columns = new(() => new(
        UnboundColumns.BoundProperties(cmdlet).SelectMany(property => property.GetCustomAttributes<AliasAttribute>()
            .SelectMany(alias => alias.AliasNames).Prepend(property.Name)),
        StringComparer.OrdinalIgnoreCase));

    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        PipelineRow.Note(inputData);
        if (inputData is PSObject { BaseObject: not (string or ValueType) } row && row.Properties.Any(cell => columns.Value.Contains(cell.Name)))
            return inputData;

        var noRow = new PSInvalidCastException("The object has no property that matches a parameter.");
        throw new ArgumentTransformationMetadataException(noRow.Message, noRow);
    }
}
