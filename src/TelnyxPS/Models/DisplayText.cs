using System.Collections;
using System.Globalization;
using System.Text;

namespace TelnyxPS.Models;

/// <summary>
/// Text from outside as it is shown: characters that are invisible, or that control a terminal or the direction of
/// text, are written as <c>\u200b</c>. The module's views use it; property values stay as they are.
/// </summary>
public static class DisplayText
{
    private const int Longest = 1000;

    /// <summary>The text of a value with control, format and line separator characters escaped; not shortened.</summary>
    /// <param name="value">Text, anything that has a text, or a list of such, which is joined with <c>;</c>. Null is empty.</param>
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

    /// <summary>The text for a message: escaped, on one line, and no longer than a message can be.</summary>
    internal static string Of(string text) => Escape(Shorten(text, Longest));

    /// <summary>The start of a text that is too long; it does not end with half a character.</summary>
    internal static string Shorten(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        return text.Substring(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest) + "...";
    }

    /// <summary>Whether a text holds a character that is not shown as it is.</summary>
    internal static bool HasHidden(string text) => FirstHidden(text) is not null;

    /// <summary>The first character that is not shown as it is, as <c>U+200B</c>; null where there is none.</summary>
    internal static string? FirstHidden(string text)
    {
        for (int i = 0; i < text.Length; i += LengthAt(text, i))
        {
            // Nearly all text is this.
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

    /// <summary>Letters and marks that have no shape: fillers, the joiner, and the variation selectors beyond the emoji's.</summary>
    private static bool IsBlankLetter(string text, int i) =>
        text[i] is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFFA0' or '\u2800'
            or (>= '\u180B' and <= '\u180F')
            || (text[i] == '\uDB40' && LengthAt(text, i) == 2);

    private static string Code(char c) => $"\\u{(int)c:x4}";
}
