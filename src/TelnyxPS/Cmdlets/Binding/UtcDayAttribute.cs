using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Converts a date, a time, or text in ISO 8601 format to a day in UTC. Other text is refused,
/// because its meaning depends on the culture.
/// </summary>
internal sealed class UtcDayAttribute : ParsingAttribute
{
    private static readonly Regex Iso = new(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + @"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected override object? Parse(object value, object given) => value switch
    {
        DateTimeOffset time => Day(time.UtcDateTime),
        DateTime { Kind: DateTimeKind.Local } time => Day(time.ToUniversalTime()),
        DateTime day => Day(day),
        string text => OfText(text),
        _ =>
            given is PSObject copy && copy.Properties["UtcDateTime"]?.Value is DateTime time
                ? Day(time)
                : throw NoDay(value),
    };

    protected override object? Parse(object value) => throw NoDay(value);

    private static DateTime OfText(string text) =>
        Iso.IsMatch(text.Trim()) && DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out DateTimeOffset time)
            ? Day(time.UtcDateTime)
            : throw NoDay(text);

    private static DateTime Day(DateTime time) => DateTime.SpecifyKind(time.Date, DateTimeKind.Utc);

    private static Exception NoDay(object value) =>
        Damage(
            $"{Shown(value)} is not a date in a supported format. Specify a DateTime, a DateTimeOffset, or text in "
                + "ISO 8601 format, such as 2025-06-04. The date is in UTC.");
}
