using System.Collections;
using System.Globalization;
using System.Text;

namespace TelnyxPS.Models;

/// <summary>
/// Makes text from outside safe to show: invisible characters, and characters that control a terminal or the direction
/// of text, are escaped, for example as <c>\u200b</c>. The module's views use it; property values are not changed.
/// </summary>
public static class DisplayText
{
    private const int Longest = 1000;

    /// <summary>Converts a value to text with control, format, and line separator characters escaped.</summary>
    /// <param name="value">
    /// A value, or a list of values, which is joined with <c>;</c>. Null becomes an empty string.
    /// </param>
    /// <returns>The escaped text, in full length.</returns>
    public static string Escape(object? value)
    {
        string text = value is IEnumerable list and not string
            ? string.Join(";", list.Cast<object?>())
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (!HasHidden(text))
            return text;

        var shown = new StringBuilder();
        for (int i = 0; i < text.Length; i += LengthAt(text, i))
        {
            if (!IsHidden(text, i))
                shown.Append(text, i, LengthAt(text, i));
            else
                shown.Append(Code(text[i])).Append(LengthAt(text, i) == 2 ? Code(text[i + 1]) : "");
        }

        return shown.ToString();
    }

    /// <summary>Prepares text for a message: escaped, on one line, and shortened if it is too long.</summary>
    internal static string Of(string text) => Escape(Shorten(text, Longest));

    /// <summary>Shortens text to a maximum length, without splitting a surrogate pair.</summary>
    internal static string Shorten(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        return text.Substring(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest) + "...";
    }

    /// <summary>Whether text contains a character that must be escaped.</summary>
    internal static bool HasHidden(string text) => FirstHidden(text) is not null;

    /// <summary>The first character that must be escaped, for example <c>U+200B</c>; null if there is none.</summary>
    internal static string? FirstHidden(string text)
    {
        for (int i = 0; i < text.Length; i += LengthAt(text, i))
        {
            // Fast path: nearly all text is printable ASCII.
            if (text[i] is >= ' ' and <= '~' || !IsHidden(text, i))
                continue;
            int code = LengthAt(text, i) == 2 ? char.ConvertToUtf32(text, i) : text[i];
            return "U+" + code.ToString("X4", CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static int LengthAt(string text, int i) => char.IsSurrogatePair(text, i) ? 2 : 1;

    private static bool IsHidden(string text, int i) => CharUnicodeInfo.GetUnicodeCategory(text, i) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format => true,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Surrogate => true,
        _ => IsBlankLetter(text, i),
    };

    /// <summary>
    /// Letters and marks without a glyph: fillers, joiners, and variation selectors other than those of emoji.
    /// </summary>
    private static bool IsBlankLetter(string text, int i) =>
        text[i] is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFFA0' or '\u2800'
            or (>= '\u180B' and <= '\u180F')
            || (text[i] == '\uDB40' && LengthAt(text, i) == 2);

    private static string Code(char c) => $"\\u{(int)c:x4}";
}
