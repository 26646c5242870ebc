using System.Text.RegularExpressions;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Reads a part of a phone number: 3 to 15 digits, perhaps with a plus before them.</summary>
internal sealed class PartOfNumberAttribute : ParsingAttribute
{
    private static readonly Regex Digits = new(@"^\+?[0-9]{3,15}\z", RegexOptions.CultureInvariant);

    protected override object? Parse(object value)
    {
        string text = value as string ?? (value is int or long ? value.ToString() : "");
        return Digits.IsMatch(text.Trim())
            ? text.Trim()
            : throw Damage($"{Shown(value)} is not a part of a phone number: specify 3 to 15 digits.");
    }
}
