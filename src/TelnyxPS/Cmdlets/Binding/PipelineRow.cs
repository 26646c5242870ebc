using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// The object of the pipeline that is being bound on this thread, where it is a row: an object whose properties state ids
/// and settings. A cmdlet is told only what was bound of it, and the reader of a cell only the cell.
/// </summary>
internal static class PipelineRow
{
    private const int LongestContent = 120;
    private static readonly string[] Names = ["Id", "ConnectionId", "NumberId", "TicketId", "LocationId", "LogMessageId", "CivicAddressId"];

    [ThreadStatic]
    private static PSObject? current;

    /// <summary>The row; null where something else is bound.</summary>
    public static PSObject? Current => current;

    /// <summary>Whether the row is blank in every cell, as spreadsheets write them below the last.</summary>
    public static bool IsBlank => HasOnlyBlanks(current);

    /// <summary>Whether a row is blank in every cell. A blank id alone is a mistake, and not a blank row.</summary>
    public static bool HasOnlyBlanks(PSObject? row) =>
        row is not null && row.Properties.Skip(1).Any() && row.Properties.All(cell => ParsingAttribute.IsBlank(ValueOf(cell)));

    /// <summary>Notes what the binder tries to bind: a row, or something else.</summary>
    public static void Note(object? given) =>
        current = given is PSObject { BaseObject: PSCustomObject or System.Data.DataRow } row ? row : null;

    /// <summary>Forgets the row, and gives it.</summary>
    public static PSObject? Take()
    {
        PSObject? row = current;
        current = null;
        return row;
    }

    /// <summary>The row and the column of a cell, as an error names them; null where the value is not of the row.</summary>
    public static string? Locate(object? value)
    {
        if (current is not { } row)
            return null;

        // Only an id must not be blank, and all blank cells are alike.
        PSPropertyInfo? column = row.Properties.FirstOrDefault(cell => ParsingAttribute.IsBlank(value)
            ? IsId(cell.Name) && ParsingAttribute.IsBlank(ValueOf(cell))
            : ReferenceEquals(ValueOf(cell), value));
        if (column is null)
            return null;
        return $"{Describe(row, column.Name)}, column '{Models.DisplayText.Of(column.Name)}'";
    }

    /// <summary>A row as an error names it: by its id or, without a usable one, by what else it holds.</summary>
    public static string Describe(PSObject row, string? except = null)
    {
        var cells = row.Properties
            .Where(cell => cell.Name != except && !ParsingAttribute.IsBlank(ValueOf(cell)))
            .Select(cell => (cell.Name, Text: Models.DisplayText.Of($"{ValueOf(cell)}")))
            .ToList();
        foreach (string name in Names)
        {
            if (cells.Find(cell => string.Equals(cell.Name, name, StringComparison.OrdinalIgnoreCase)) is { Text: { } id })
                return $"Row with {name} {id}";
        }

        string content = string.Join("; ", cells.Select(cell => $"{cell.Name}={cell.Text}"));
        return content.Length == 0 ? "Row without other values"
            : content.Length <= LongestContent ? $"Row with {content}"
            : $"Row with {content.Substring(0, LongestContent)}...";
    }

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
