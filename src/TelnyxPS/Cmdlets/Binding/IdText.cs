using System.Globalization;
using System.Text.RegularExpressions;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Parses ids. They consist of digits, and are 64-bit integers on the server.</summary>
internal static class IdText
{
    private static readonly Regex Scientific =
        new(@"^[0-9]([.,][0-9]+)?E\+?[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>
    /// Parses the id of a connection or a profile. Returns false and the problem if it is not an id.
    /// </summary>
    public static bool TryRead(object? value, out string id, out string problem)
    {
        if (!TryReadText(value, out id, out problem))
            return false;

        if (id.Any(c => c is < '0' or > '9')
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            problem = $"'{Shown(value)}' is not an id. "
                + "An id contains only digits, and is at most 9223372036854775807.";
            return false;
        }

        return true;
    }

    /// <summary>Returns the value for an error message: with its leading zeros, as the user sees it.</summary>
    public static string Shown(object? value) =>
        Models.DisplayText.Of((Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Trim());

    /// <summary>
    /// Parses any id as text, and removes leading zeros. Returns false and the problem if it is damaged.
    /// </summary>
    public static bool TryReadText(object? value, out string id, out string problem, string kind = "id")
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
                double or float =>
                    $"{Convert.ToString(value, CultureInfo.InvariantCulture)} is a floating-point number, which "
                        + "cannot hold all the digits of an id. Specify the id as text.",
                ulong =>
                    $"{Convert.ToString(value, CultureInfo.InvariantCulture)} is an unsigned number, not an id. "
                        + "-IncludeTotalCount outputs such a number before the objects. Omit that parameter, or "
                        + "specify the id as text.",
                decimal =>
                    $"{Convert.ToString(value, CultureInfo.InvariantCulture)} is not a whole number. Specify "
                        + "the id as text.",
                _ => $"A value of type {value?.GetType().Name ?? "null"} is not an id. Specify the id as text.",
            };
        }
        else if (Scientific.IsMatch(id))
        {
            problem = $"A spreadsheet converted the {kind} '{id}' to a number, so its last digits are lost. Copy the "
                + $"{kind} from the original, and import the column into the spreadsheet as text.";
        }

        if (id.Length > 1 && id[0] == '0' && id.All(c => c is >= '0' and <= '9'))
            id = id.TrimStart('0') is { Length: > 0 } canonical ? canonical : "0";
        return problem.Length == 0;
    }
}
