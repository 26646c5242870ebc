using System.Globalization;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Finds invisible characters, which come along when text is copied from a web page or a chat.</summary>
internal static class InvisibleCharacter
{
    /// <summary>What is wrong with a text; null where it holds no such character between its outer blanks.</summary>
    public static string? Problem(string text)
    {
        foreach (char c in text.Trim())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return $"'{Models.DisplayText.Of(text)}' contains the invisible character U+{(int)c:X4}. Remove it, or type the value again.";
            }
        }

        return null;
    }
}
