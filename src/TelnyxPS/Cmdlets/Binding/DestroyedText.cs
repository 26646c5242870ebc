using System.Text.RegularExpressions;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Recognizes text that a tool wrote in place of a lost value.</summary>
internal static class DestroyedText
{
    private const char Replacement = '\uFFFD';

    private static readonly Regex TypeName = new(
        @"^((Deserialized\.)?(System\.(Object|String|Char|Int32|Int64)\[\]"
            + @"|System\.(Collections|Management\.Automation)\.\S+|TelnyxPS\.Models\.\S+))$",
        RegexOptions.CultureInvariant);

    // An object, alone or in a list with semicolons.
    private static readonly Regex ObjectText = new(@"(^|[;,])\s*@\{[^}]*=[^}]*\}", RegexOptions.CultureInvariant);

    private static readonly Regex SpreadsheetError = new(
        @"^(#(NAME\?|REF!|VALUE!|N/A|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!"
            + @"|GETTING_DATA"
            + @"|WERT!|BEZUG!|ZAHL!|NV|N/D|VALEUR!|NOM\?|NOMBRE!|¡REF!|¡VALOR!|¿NOMBRE\?)|#{3,})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Returns what is wrong with a text; null if there is no sign that a value was lost.</summary>
    public static string? Problem(string text)
    {
        string shown = Models.DisplayText.Of(text);
        string core = text.Trim();
        if (text.IndexOf(Replacement) >= 0)
        {
            return $"'{shown}' contains the character U+FFFD: the text was read with the wrong encoding, "
                + "and a character was lost. "
                + "Read the file with the encoding that it was saved in (Import-Csv -Encoding).";
        }

        if (SpreadsheetError.IsMatch(core))
        {
            return $"'{shown}' is a spreadsheet error, not a value. "
                + "Fix the formula or the cell, and save the file again.";
        }

        return TypeName.IsMatch(core) || ObjectText.IsMatch(text)
            ? $"'{shown}' is the text that PowerShell writes in place of a list or an object, so the values are "
                + "lost. Use the original values, or join the list with ';' before you export it."
            : null;
    }
}
