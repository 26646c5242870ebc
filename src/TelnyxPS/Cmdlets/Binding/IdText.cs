using System.Globalization;
using System.Text.RegularExpressions;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>What an id may look like: digits, an int64 on the server.</summary>
internal static class IdText
{
    private static readonly Regex Scientific = new(@"^[0-9]([.,][0-9]+)?E\+?[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Reads the id of a connection or a profile; gives false, with what is wrong with it, where it is none.</summary>
    public static bool TryRead(object? value, out string id, out string problem)
    {
        if (!TryReadText(value, out id, out problem))
            return false;

        if (id.Any(c => c is < '0' or > '9') || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            problem = $"'{Models.DisplayText.Of(id)}' is not an id: an id is a run of the digits 0 to 9, at most 9223372036854775807.";
            return false;
        }

        return true;
    }

    /// <summary>Reads any id, as text, without leading zeros: these do not make another id; gives false, with what is wrong with it, where it is damaged.</summary>
    public static bool TryReadText(object? value, out string id, out string problem)
    {
        problem = "";
        id = value switch
        {
            string s => s.Trim(),
            null or bool or double or float or ulong => "",
            _ => WholeNumber.Of(value)?.ToString("0", CultureInfo.InvariantCulture) ?? "",
        };
        if (id.Length == 0)
        {
            problem = value switch
            {
                double or float => $"{Convert.ToString(value, CultureInfo.InvariantCulture)} is a floating-point number, which cannot hold all digits of an id. Give the id as text.",
                ulong => $"{Convert.ToString(value, CultureInfo.InvariantCulture)} is an unsigned number, such as the count that -IncludeTotalCount adds to a list, and not an id.",
                decimal => $"{Convert.ToString(value, CultureInfo.InvariantCulture)} is not a whole number, as an id is. Give the id as text.",
                _ => $"A value of the type {value?.GetType().Name ?? "null"} is not an id. Give the id as text.",
            };
        }
        else if (Scientific.IsMatch(id))
        {
            problem = $"'{id}' is an id that a spreadsheet turned into a number; its last digits are lost. "
                + "Take the id from the original, and have the column into the spreadsheet as text.";
        }

        if (id.Length > 1 && id[0] == '0' && id.All(c => c is >= '0' and <= '9'))
            id = id.TrimStart('0') is { Length: > 0 } canonical ? canonical : "0";
        return problem.Length == 0;
    }
}
