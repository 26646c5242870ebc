using System.Globalization;
using System.Text.RegularExpressions;

namespace TelnyxPS.Sandbox;

/// <summary>Adds filters to lists.</summary>
internal static class SandboxFilter
{
    private const int ShortestName = 3;
    private const string WholeNumber = "Must be a complete phone number in +E.164 format.";
    private const string PartOfNumber = "Must be 3 to 15 digits, with an optional leading plus sign.";

    private static readonly Regex E164 = new(@"\A\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant);
    private static readonly Regex Part = new(@"\A\+?[0-9]{3,15}\z", RegexOptions.CultureInvariant);

    /// <summary>Adds the filters of the list of external connections.</summary>
    public static void AddTo(SandboxList<SandboxConnection> list)
    {
        list.Where(
            "filter[connection_name][contains]",
            name => name.Length < ShortestName
                ? null
                : c => c.Name.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0,
            $"Must have at least {ShortestName} characters.");
        list.Where(
            "filter[created_at]",
            text => ParseDay(text) is { } day ? c => c.CreatedAt.Date == day : null,
            "Must be a date in the format YYYY-MM-DD.");
        list.Where(
            "filter[external_sip_connection]",
            service => service is SandboxConnection.Zoom or SandboxConnection.OperatorConnect
                ? c => c.ExternalSipConnection == service
                : null,
            "Must be zoom or operator_connect.");
        list.Where("filter[id]", (c, id) => c.Id == id);
        list.Where(
            "filter[phone_number][contains]",
            number => E164.IsMatch(number) ? c => c.PhoneNumbers.Any(n => n.Number == number) : null,
            WholeNumber);
    }

    /// <summary>
    /// Adds the filters by phone number: <c>eq</c> for a whole number, <c>contains</c> for a part of it.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="name">The name of the filter.</param>
    /// <param name="numbersOf">Returns the numbers of an item.</param>
    /// <param name="canBeNone">Whether the text null finds items without a number.</param>
    public static void AddNumber<T>(
        SandboxList<T> list, string name, Func<T, IEnumerable<string>> numbersOf, bool canBeNone = false)
    {
        list.Where(
            name + "[eq]",
            number => canBeNone && number == "null" ? item => !numbersOf(item).Any()
                : E164.IsMatch(number) ? item => numbersOf(item).Contains(number)
                : null,
            WholeNumber);
        list.Where(
            name + "[contains]",
            part => Part.IsMatch(part) ? item => numbersOf(item).Any(number => number.Contains(part)) : null,
            PartOfNumber);
    }

    /// <summary>Adds the filters by civic address and location.</summary>
    public static void AddPlace<T>(SandboxList<T> list, Func<T, SandboxLocation?> locationOf)
    {
        list.Where("filter[civic_address_id][eq]", (item, id) => locationOf(item)?.Address.Id == id);
        list.Where("filter[location_id][eq]", (item, id) => locationOf(item)?.Id == id);
    }

    private static DateTime? ParseDay(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
            ? day
            : null;
}
