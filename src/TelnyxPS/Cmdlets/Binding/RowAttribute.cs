using System.Management.Automation;
using System.Reflection;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Remembers the current row, and accepts it only if a column has the name of a parameter. Otherwise, any object
/// could be piped to the cmdlet.
/// </summary>
/// <param name="cmdlet">The type of the cmdlet.</param>
internal sealed class RowAttribute(Type cmdlet) : ArgumentTransformationAttribute
{
    private readonly Lazy<HashSet<string>> columns = new(() => new(
        UnboundColumns.BoundProperties(cmdlet).SelectMany(property => property.GetCustomAttributes<AliasAttribute>()
            .SelectMany(alias => alias.AliasNames).Prepend(property.Name)),
        StringComparer.OrdinalIgnoreCase));

    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        PipelineRow.Note(inputData);
        if (inputData is PSObject { BaseObject: not (string or ValueType) } row
            && row.Properties.Any(cell => columns.Value.Contains(cell.Name)))
            return inputData;

        var noRow = new PSInvalidCastException("The object has no property with the name of a parameter.");
        throw new ArgumentTransformationMetadataException(noRow.Message, noRow);
    }
}
