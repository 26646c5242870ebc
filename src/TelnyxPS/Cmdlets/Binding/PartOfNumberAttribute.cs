using System.Management.Automation;
using System.Text.RegularExpressions;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Checks a part of a phone number: 3 to 15 digits with an optional plus.</summary>
internal sealed class PartOfNumberAttribute : ParsingAttribute
{
    private static readonly Regex Digits = new(@"^\+?[0-9]{3,15}\z", RegexOptions.CultureInvariant);

    protected override object? OfBlank() =>
        throw Damage("Part of a phone number is required, but the value is null or blank.");

    // PowerShell converts 0123 to a number, and keeps the original text in the PSObject.
    protected override object? Parse(object value, object given)
    {
        string text = LanguagePrimitives.ConvertTo<string>(given).Trim();
        return Digits.IsMatch(text) ? text : throw Damage(
            $"{Shown(text)} is not valid. To find part of a phone number, specify 3 to 15 digits, without wildcards.");
    }

    protected override object? Parse(object value) => Parse(value, value);
}
