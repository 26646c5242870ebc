using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Reads true or false, also as a CSV cell or a spreadsheet writes them.</summary>
internal sealed class BooleanAttribute : ParsingAttribute
{
    protected override object? Parse(object value) => value switch
    {
        bool truth => truth,
        SwitchParameter given => given.IsPresent,
        int or long when Convert.ToInt64(value) is 0 or 1 => Convert.ToInt64(value) == 1,
        string text => OfText(text.Trim()),
        _ => throw NeitherTrueNorFalse(value),
    };

    private static bool OfText(string text)
    {
        switch (text.TrimStart('$').ToUpperInvariant())
        {
            case "TRUE" or "1" or "YES" or "ON": return true;
            case "FALSE" or "0" or "NO" or "OFF": return false;
            default: throw NeitherTrueNorFalse(text);
        }
    }

    private static Exception NeitherTrueNorFalse(object value) => Damage($"{Shown(value)} is neither true nor false.");
}
