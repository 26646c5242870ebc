namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Replaces an object that is not an id. The binder first tries the object itself, then its properties. It cannot use
/// this object without a conversion, so it continues with the next parameter or property. An exception would have the
/// same effect, but it takes longer, and there would be one for each object in the pipeline.
/// </summary>
/// <param name="value">The object.</param>
/// <param name="required">What the parameter requires, such as "An id".</param>
internal sealed class NotAnId(object value, string required)
{
    // No id contains this character.
    private const char Marker = '\0';

    /// <summary>The error message.</summary>
    public string Problem
    {
        get
        {
            string what = char.ToLowerInvariant(required[0]) + required.Substring(1);
            return $"An object of type {value.GetType().Name} is not {what}. Specify {what}, or pipe an object that "
                + "has a property with the name or an alias of the parameter.";
        }
    }

    /// <summary>Returns the error message from the text of a converted object; null if the text is an id.</summary>
    public static string? ProblemIn(string text) => text.Length > 0 && text[0] == Marker ? text.Substring(1) : null;

    /// <summary>
    /// Returns text that <see cref="ValidateIdsAttribute"/> refuses, if the binder converts the object after all.
    /// </summary>
    public override string ToString() => Marker + Problem;
}
