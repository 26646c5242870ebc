using System.Globalization;
using System.Text.RegularExpressions;

namespace TelnyxPS.Commands.Binding;

/// <summary>What an id may look like: digits, an int64 on the server.</summary>
internal static class IdText
{
    private static readonly Regex Scientific = new(@"^[0-9]([.,][0-9]+)?E\+?[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Reads an id; gives false, with what is wrong with it, where it is none.</summary>
    public static bool TryRead(object? value, out string id, out string problem)
    {
        id = "";
        string? text = value switch
        {
            string s => s.Trim(),
            sbyte or byte or short or ushort or int or uint or long => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null)
        {
            problem = value is double or float or decimal
                ? $"{Convert.ToString(value, CultureInfo.InvariantCulture)} is a number that cannot hold all digits of an id. Give the id as text."
                : $"A value of the type {value?.GetType().Name ?? "null"} is not taken as an id. Give the id as text.";
            return false;
        }

        if (Scientific.IsMatch(text))
        {
            problem = $"'{text}' is an id that a spreadsheet turned into a number; its last digits are lost. "
                + "Take the id from the original, and have the spreadsheet read the column as text.";
            return false;
        }

        if (text.Length == 0 || text.Any(c => c is < '0' or > '9') || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            problem = $"'{Models.OneLine.Of(text)}' is not an id: an id is a run of the digits 0 to 9, at most 9223372036854775807.";
            return false;
        }

        id = text;
        problem = "";
        return true;
    }
}
