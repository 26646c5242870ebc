using System.Collections;
using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Converts text and whole numbers to ids. An object of another type becomes a <see cref="NotAnId"/>.
/// </summary>
internal abstract class IdsAttribute : ParsingAttribute
{
    // Spreadsheets can write blank rows at the end of a file. These are ignored.
    protected sealed override object? OfBlank() => PipelineRow.IsBlank ? Array.Empty<string>() : throw Blank();

    /// <summary>
    /// Whether objects without an id are bound too, by their other properties. The binder ignores the exception that
    /// refuses such an object as the id, but it would not ignore the one of <see cref="ValidateIdsAttribute"/>.
    /// </summary>
    public bool IsOptional { get; set; }

    protected sealed override object? StandInFor(object? value, object? given)
    {
        if (IsBlank(value) || value is string or ValueType
            || (value is IEnumerable many and not IDictionary && many.Cast<object?>().All(IsText)))
        {
            // A piped id is wrapped; a cell usually is not.
            if (given is PSObject)
                PipelineRow.Check(value);
            return null;
        }

        // The binder might try no other parameter with the row itself.
        if (given is not PSObject { BaseObject: PSCustomObject } || DeserializedObject.TypeOf(given) is null)
            PipelineRow.Note(given);
        var standIn = new NotAnId(value!, Required);
        if (!IsOptional)
            return standIn;

        var noId = new PSInvalidCastException(standIn.Problem);
        throw new ArgumentTransformationMetadataException(noId.Message, noId);

        static bool IsText(object? one) => Plain(one) is null or string or ValueType;
    }

    protected sealed override object? Parse(object value)
    {
        if (value is string or ValueType)
            return new[] { ReadOne(value) };

        string[] ids = ((IEnumerable)value).Cast<object?>().Select(one => ReadOne(Plain(one))).ToArray();
        return ids.Length > 0 ? ids : throw Damage($"{Required} is required, but the list is empty.");
    }

    /// <summary>Parses an id. Returns false and the problem if it is not an id.</summary>
    protected abstract bool TryRead(object value, out string id, out string problem);

    /// <summary>What the parameter requires, at the start of a sentence.</summary>
    protected virtual string Required => "An id";

    private Exception Blank() => Damage($"{Required} is required, but the value is null or blank.");

    private string ReadOne(object? value)
    {
        if (IsBlank(value))
            throw Blank();
        return TryRead(value!, out string id, out string problem) ? id : throw Damage(problem);
    }
}
