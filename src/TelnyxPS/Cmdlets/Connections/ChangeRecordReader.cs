using System.Collections;
using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Reads change records from objects and from rows of CSV files.</summary>
internal static class ChangeRecordReader
{
    /// <summary>
    /// Reads a change record, or the records in the Changes property of the output of Set-TelnyxExternalConnection.
    /// </summary>
    /// <exception cref="FormatException">The object is not a change record.</exception>
    public static IEnumerable<ChangeRecord> Read(PSObject given)
    {
        if (given.Properties["Setting"] is null
            && given.Properties["Changes"]?.Value is IEnumerable changes and not string)
        {
            foreach (object change in changes.OfType<object>())
                yield return ReadOne(PSObject.AsPSObject(change));
        }
        else
        {
            yield return ReadOne(given);
        }
    }

    /// <summary>
    /// Returns the records of changes that were made, or could have been made. A change log has several records for
    /// each request, from before and after it: the most specific one counts.
    /// </summary>
    public static IEnumerable<ChangeRecord> Settle(IEnumerable<ChangeRecord> records) =>
        records
            .GroupBy(record => record.Change is null ? (object)record : (record.Change, record.Target, record.Setting))
            .Select(one => one.OrderBy(record => record.Time).First().With(one.Select(record => record.Outcome)))
            .Where(record => record.Outcome != ChangeOutcome.Failed);

    private static ChangeRecord With(this ChangeRecord record, IEnumerable<ChangeOutcome> outcomes)
    {
        ChangeOutcome[] known = outcomes.Where(outcome => outcome != ChangeOutcome.Pending).ToArray();
        record.Outcome = known.Length == 0 ? ChangeOutcome.Pending : known[known.Length - 1];
        return record;
    }

    private static ChangeRecord ReadOne(PSObject row)
    {
        var record = new ChangeRecord
        {
            Change = Text(row, "Change"),
            Operation = Operation(row),
            Id = Text(row, "Id"),
            ConnectionId = Text(row, "ConnectionId"),
            NumberId = Text(row, "NumberId"),
            Setting = Text(row, "Setting") ?? throw NotARecord("it has no Setting value"),
            Old = Value(row, "Old"),
            New = Value(row, "New"),
            Time = Time(row),
            Source = row,
            Session = row.BaseObject switch
            {
                ConnectionSettingChange change => TelnyxSession.Of(change),
                PhoneNumberSettingChange change => TelnyxSession.Of(change),
                _ => null,
            },
        };
        record.Outcome = Text(row, "Outcome") is not { } outcome ? ChangeOutcome.Done
            : Enum.TryParse(outcome, true, out ChangeOutcome read) && Enum.IsDefined(typeof(ChangeOutcome), read) ? read
            : throw new FormatException($"its Outcome '{DisplayText.Of(outcome)}' is unknown.");
        bool hasTarget = record.NumberId is null
            ? record.Id is not null
            : record.ConnectionId is not null || AccountNumberSettings.Find(record.Setting) is not null;
        if (!hasTarget)
            throw NotARecord("it does not identify the connection or phone number that was changed");
        if (record.Id is not null)
        {
            record.Id = IdText.TryRead(record.Id, out string id, out string problem)
                ? id
                : throw new FormatException($"its Id is not valid. {problem}");
        }

        return record;
    }

    private static FormatException NotARecord(string reason) => new(
        $"{reason}. Pipe the rows of a change log, such as the output of Import-Csv, or the objects that "
            + "Set-TelnyxExternalConnection or Set-TelnyxPhoneNumber returned.");

    private static string Operation(PSObject row)
    {
        string operation = Text(row, "Operation") ?? ChangeOperations.Set;
        return ChangeOperations.All.FirstOrDefault(known => known.Equals(operation, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"its Operation '{DisplayText.Of(operation)}' is unknown.");
    }

    private static DateTimeOffset Time(PSObject row)
    {
        object? time = row.Properties["Time"]?.Value;
        time = time is PSObject wrapped ? wrapped.BaseObject : time;
        return time switch
        {
            DateTimeOffset exact => exact,
            DateTime date => date.ToUniversalTime(),
            null or "" => DateTimeOffset.MinValue,
            _ when DateTimeOffset.TryParse(
                Convert.ToString(time, CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset read) => read,
            _ => throw new FormatException($"its Time '{DisplayText.Of($"{time}")}' is not a time."),
        };
    }

    private static string? Value(PSObject row, string column)
    {
        if (row.Properties[column] is null)
            throw NotARecord($"it has no {column} property");
        string? text = Text(row, column);
        return ValueText.IsNone(text) ? null : text;
    }

    private static string? Text(PSObject row, string column)
    {
        object? value = row.Properties[column]?.Value;
        value = value is PSObject wrapped ? wrapped.BaseObject : value;
        string? text = value is IEnumerable many and not (string or TagCollection)
            ? new TagCollection(many.Cast<object?>().Select(TextOf)).ToString()
            : Convert.ToString(value, CultureInfo.InvariantCulture);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static string TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
