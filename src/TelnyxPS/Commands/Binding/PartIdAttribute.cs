using System.Collections;
using System.Management.Automation;

namespace TelnyxPS.Commands.Binding;

/// <summary>
/// Reads the ids of what belongs to connections: text as the API writes it, or whole numbers. Blank is an error; for any
/// other object the binder is told that this is no value, so that it looks for a property of that name.
/// </summary>
internal sealed class PartIdAttribute : ParsingAttribute
{
    protected override object? OfBlank() => throw Damage("An id is needed, and this one is null or blank.");

    protected override object? Parse(object value)
    {
        if (value is string or ValueType)
            return new[] { Read(value) };
        if (value is IEnumerable many and not IDictionary && many.Cast<object?>().Select(Plain).ToList() is var all
            && all.All(one => one is null or string or ValueType))
        {
            return all.Select(Read).ToArray();
        }

        var noId = new PSInvalidCastException($"An object of the type {value.GetType().Name} is not an id.");
        throw new ArgumentTransformationMetadataException(noId.Message, noId);
    }

    private string Read(object? value)
    {
        if (IsBlank(value))
            return (string)OfBlank()!;
        return value is Guid uuid ? uuid.ToString()
            : IdText.TryReadText(value, out string id, out string problem) ? id
            : throw Damage(problem);
    }
}
