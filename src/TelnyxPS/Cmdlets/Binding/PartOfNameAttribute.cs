namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Checks a part of a name. The service searches for the text itself, so wildcards would find nothing.
/// </summary>
internal sealed class PartOfNameAttribute : ParsingAttribute
{
    protected override bool AcceptsInvisible => true;

    protected override object? OfBlank() => throw Damage("Part of the name is required: at least three characters.");

    protected override object? Parse(object value, object given)
    {
        string text = System.Management.Automation.LanguagePrimitives.ConvertTo<string>(given);
        return text.IndexOfAny(['*', '?']) < 0 ? text : throw Damage(
            $"{Shown(text)} contains a wildcard. Telnyx finds the text anywhere in the name. Remove the wildcard, "
                + "or filter the results with Where-Object.");
    }

    protected override object? Parse(object value) => Parse(value, value);
}
