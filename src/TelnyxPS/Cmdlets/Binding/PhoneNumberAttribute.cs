using System.Text.RegularExpressions;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Checks a phone number in E.164 format.</summary>
internal sealed class PhoneNumberAttribute : ParsingAttribute
{
    private static readonly Regex E164 = new(@"^\+[1-9][0-9]{1,14}\z", RegexOptions.CultureInvariant);

    /// <summary>Returns whether a text is a phone number in E.164 format.</summary>
    public static bool IsE164(string text) => E164.IsMatch(text);

    protected override object? Parse(object value) =>
        value is string text && E164.IsMatch(text.Trim())
            ? text.Trim()
            : throw Damage($"{Shown(value)} is not a complete phone number in E.164 format, such as +15551234567.");
}
