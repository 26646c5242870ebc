using System.Collections;
using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Makes the module's objects again of what a job, a remote session or Export-Clixml made of them. What else the binder
/// tries is left as it is, and noted where it is a row: the binder tries a parameter with objects of the pipeline before
/// it looks at their properties.
/// </summary>
internal sealed class ResourceAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        PipelineRow.Note(inputData);
        object? restored = Restored(inputData);
        if (restored is not null)
        {
            PipelineRow.Note(null);
            return restored;
        }

        if (inputData is string or PSObject { BaseObject: not IList } || LanguagePrimitives.GetEnumerable(inputData) is not { } many)
            return inputData;
        List<object?> all = many.Cast<object?>().ToList();
        return all.Exists(one => DeserializedObject.TypeOf(one) is not null) ? all.Select(one => Restored(one) ?? one).ToArray() : inputData;
    }

    private static object? Restored(object? value) =>
        DeserializedObject.TypeOf(value) is { } type ? DeserializedObject.Restore((PSObject)value!, type) : null;
}
