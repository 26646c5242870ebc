using System.Globalization;

namespace TelnyxPS.Models;

/// <summary>The text of a setting's value in change records and CSV cells.</summary>
internal static class ValueText
{
    /// <summary>The text of "no value": in a cell it clears a setting.</summary>
    public const string None = "(none)";

    /// <summary>The value as text; <see cref="None"/> for null, an empty text or no tags.</summary>
    public static string Of(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length == 0 ? None : text;
    }

    /// <summary>The value itself; <see cref="None"/> for null, an empty text or no tags.</summary>
    public static object OrNone(object? value) => value is null || Of(value) == None ? None : value;

    /// <summary>Whether a text means "no value", in any case.</summary>
    public static bool IsNone(string? text) => string.Equals(text?.Trim(), None, StringComparison.OrdinalIgnoreCase);
}
