using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts a value to true or false, in all forms that CSV files and spreadsheets use.</summary>
internal sealed class BooleanAttribute : ParsingAttribute
{
    protected override object? Parse(object value) => value switch
    {
        bool truth => truth,
        SwitchParameter given => given.IsPresent,
        string text => OfText(text),
        _ => WholeNumber.Of(value) is { } number and (0 or 1) ? number == 1 : throw NeitherTrueNorFalse(value),
    };

    private static bool OfText(string text)
    {
        switch (text.Trim().TrimStart('$').ToUpperInvariant())
        {
            case "TRUE" or "1" or "YES" or "ON": return true;
            case "FALSE" or "0" or "NO" or "OFF": return false;
            default: throw NeitherTrueNorFalse(text);
        }
    }

    private static Exception NeitherTrueNorFalse(object value) =>
        Damage(
            $"{Shown(value)} is neither true nor false. Use $true or $false. In a file, use true, false, yes, "
                + "no, on, off, 1, or 0.");
}
