using System.Globalization;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Finds invisible characters, which text copied from a web page or a chat can contain.</summary>
internal static class InvisibleCharacter
{
    /// <summary>
    /// Returns what is wrong with a text; null if it contains no such character. White space at the start and at the
    /// end is ignored.
    /// </summary>
    public static string? Problem(string text)
    {
        foreach (char c in text.Trim())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return $"'{Models.DisplayText.Of(text)}' contains the invisible character U+{(int)c:X4}. "
                    + "Remove it, or type the value again.";
            }
        }

        return null;
    }
}
