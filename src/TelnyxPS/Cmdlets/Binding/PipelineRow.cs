using System.Management.Automation;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// The row that is currently bound on this thread: an object whose properties contain ids and settings. A cmdlet gets
/// only the bound values of a row, and an attribute only the cell.
/// </summary>
internal static class PipelineRow
{
    private const int LongestContent = 120;
    private static readonly string[] Names =
        ["Id", "NumberId", "PhoneNumber", "TicketId", "LogMessageId", "LocationId", "CivicAddressId", "ConnectionId"];

    [ThreadStatic]
    private static PSObject? current;

    [ThreadStatic]
    private static TelnyxResource? resource;

    /// <summary>The current row; null if the current object is not a row.</summary>
    public static PSObject? Current => current;

    /// <summary>
    /// The current object of the module; null if there is none. It can be bound by its properties, like a row.
    /// </summary>
    public static TelnyxResource? Resource => resource;

    /// <summary>
    /// Whether all cells of the current row are blank. Spreadsheets can write such rows at the end of a file.
    /// </summary>
    public static bool IsBlank => HasOnlyBlanks(current);

    /// <summary>
    /// Returns whether all cells of a row are blank. A row with only a blank id is a mistake, not a blank row.
    /// </summary>
    public static bool HasOnlyBlanks(PSObject? row) =>
        row is not null
            && Cells(row).Skip(1).Any()
            && Cells(row).All(cell => ParsingAttribute.IsBlank(ValueOf(cell)));

    /// <summary>Sets the current row, or the current object, from what the binder is binding.</summary>
    public static void Note(object? given)
    {
        current = given is PSObject { BaseObject: PSCustomObject or System.Data.DataRow } row ? row : null;
        resource = (given is PSObject wrapped ? wrapped.BaseObject : given) as TelnyxResource;
    }

    /// <summary>
    /// Resets the current row if a value is not from it: the row of a record that could not be bound is not that of
    /// the next record.
    /// </summary>
    public static void Check(object? value)
    {
        if (current is not null && !Cells(current).Any(cell => Equals(ValueOf(cell), value)))
            Note(null);
    }

    /// <summary>Returns the current row, and resets it and the current object.</summary>
    public static PSObject? Take()
    {
        PSObject? row = current;
        Note(null);
        return row;
    }

    /// <summary>
    /// Returns the row and the column of a cell for an error message; null if the value is not from the current row.
    /// </summary>
    public static string? Locate(object? value)
    {
        if (current is not { } row)
            return null;

        // All blank cells look the same, but only a blank id is an error.
        PSPropertyInfo? column = Cells(row).FirstOrDefault(cell => ParsingAttribute.IsBlank(value)
            ? IsId(cell.Name) && ParsingAttribute.IsBlank(ValueOf(cell))
            : ReferenceEquals(ValueOf(cell), value));
        if (column is null)
            return null;
        return $"{Describe(row, column.Name)}, column '{DisplayText.Of(column.Name)}'";
    }

    /// <summary>
    /// Returns the name of a row for an error message: its id or, without a valid one, its other cells.
    /// </summary>
    public static string Describe(PSObject row, string? except = null)
    {
        var cells = Cells(row)
            .Where(cell => cell.Name != except && !ParsingAttribute.IsBlank(ValueOf(cell)))
            .Select(cell => (cell.Name, Text: DisplayText.Of($"{ValueOf(cell)}")))
            .ToList();
        foreach (string name in Names)
        {
            if (cells.Find(cell => name.Equals(cell.Name, StringComparison.OrdinalIgnoreCase)) is { Text: { } id })
                return $"Row with {name} {id}";
        }

        string content = string.Join("; ", cells.Select(cell => $"{cell.Name}={cell.Text}"));
        return content.Length == 0 ? "Row with no other values"
            : content.Length <= LongestContent ? $"Row with {content}"
            : $"Row with {content.Substring(0, LongestContent)}...";
    }

    /// <summary>Returns the column of a row with a value. The column can have the name of an alias.</summary>
    public static string ColumnOf(PSObject? row, string parameter, string value)
    {
        PSPropertyInfo? column = row?.Properties[parameter]
            ?? (row is null ? null : Cells(row).FirstOrDefault(cell => value.Equals(ValueOf(cell))));
        return DisplayText.Of(column?.Name ?? parameter);
    }

    /// <summary>Returns the cells of a row. A DataRow also has properties that are not cells.</summary>
    public static IEnumerable<PSPropertyInfo> Cells(PSObject row) => row.BaseObject is System.Data.DataRow data
        ? row.Properties.Where(cell => data.Table.Columns.Contains(cell.Name))
        : row.Properties;

    private static bool IsId(string column) => Names.Contains(column, StringComparer.OrdinalIgnoreCase);

    private static object? ValueOf(PSPropertyInfo cell)
    {
        try
        {
            return cell.Value is PSObject wrapped ? wrapped.BaseObject : cell.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
