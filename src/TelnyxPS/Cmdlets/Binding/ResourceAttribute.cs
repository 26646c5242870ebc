using System.Collections;
using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Restores the module's objects from their deserialized copies. Other values are not changed; a row is remembered,
/// because the binder tries the object itself before its properties.
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

        if (inputData is string or PSObject { BaseObject: not IList }
            || LanguagePrimitives.GetEnumerable(inputData) is not { } many)
            return inputData;
        List<object?> all = many.Cast<object?>().ToList();
        return all.Exists(one => DeserializedObject.TypeOf(one) is not null)
            ? all.Select(one => Restored(one) ?? one).ToArray()
            : inputData;
    }

    private static object? Restored(object? value) =>
        DeserializedObject.TypeOf(value) is { } type ? DeserializedObject.Restore((PSObject)value!, type) : null;
}
