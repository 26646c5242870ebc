using System.Collections;
using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Reads ids: text and whole numbers. For any other object the binder is told that this is no value, so that it looks for
/// a property of that name instead of making text of the object.
/// </summary>
internal abstract class IdsAttribute : ParsingAttribute
{
    // Below their last row, spreadsheets write rows of nothing but commas: these name nothing, and nothing is done.
    protected sealed override object? OfBlank() => PipelineRow.IsBlank ? Array.Empty<string>() : throw Blank();

    protected sealed override object? Parse(object value)
    {
        if (value is string or ValueType)
            return new[] { ReadOne(value) };
        if (value is IEnumerable many and not IDictionary && many.Cast<object?>().Select(Plain).ToList() is var all
            && all.All(one => one is null or string or ValueType))
        {
            return all.Count > 0 ? all.Select(ReadOne).ToArray() : throw Damage("An id is required, and the list is empty.");
        }

        var noId = new PSInvalidCastException($"An object of the type {value.GetType().Name} is not an id.");
        throw new ArgumentTransformationMetadataException(noId.Message, noId);
    }

    /// <summary>Reads an id that is there; gives false, with what is wrong with it, where it is none.</summary>
    protected abstract bool TryRead(object value, out string id, out string problem);

    private static Exception Blank() => Damage("An id is required, and the value is null or blank.");

    private string ReadOne(object? value)
    {
        if (IsBlank(value))
            throw Blank();
        return TryRead(value!, out string id, out string problem) ? id : throw Damage(problem);
    }
}
