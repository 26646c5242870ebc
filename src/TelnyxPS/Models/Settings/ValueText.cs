using System.Globalization;

namespace TelnyxPS.Models;

/// <summary>The values of settings as text in change records and CSV cells.</summary>
internal static class ValueText
{
    /// <summary>The text that means "no value". In a CSV cell, it clears a setting.</summary>
    public const string None = "(none)";

    /// <summary>Converts a value to text: <see cref="None"/> for null, an empty string, or no tags.</summary>
    public static string Of(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length == 0 ? None : text;
    }

    /// <summary>Returns the value itself, or <see cref="None"/> for null, an empty string, or no tags.</summary>
    public static object OrNone(object? value) => value is null || Of(value) == None ? None : value;

    /// <summary>Whether text means "no value". Case is ignored.</summary>
    public static bool IsNone(string? text) => string.Equals(text?.Trim(), None, StringComparison.OrdinalIgnoreCase);
}
