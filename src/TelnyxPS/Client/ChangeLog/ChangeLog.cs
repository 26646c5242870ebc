using System.Globalization;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// The change log of a cmdlet. It records each setting before the request is sent, and again with the outcome.
/// </summary>
/// <param name="path">The full path of the file.</param>
/// <param name="clock">The clock.</param>
internal sealed class ChangeLog(string path, Func<DateTimeOffset> clock)
{
    /// <summary>The columns of the file.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "Time",
        "Change",
        "Outcome",
        "Operation",
        "Id",
        "ConnectionName",
        "ConnectionId",
        "NumberId",
        "Setting",
        "Old",
        "New",
        "RequestId",
    ];

    private readonly ChangeLogFile file = new(path, Columns);

    /// <summary>The path of the file, for messages.</summary>
    public string Path => path;

    /// <summary>Checks that the file can be written.</summary>
    /// <exception cref="ChangeLogException">The file cannot be written.</exception>
    public void Open()
    {
        try
        {
            file.Open();
        }
        catch (Exception e) when (IsFileProblem(e))
        {
            throw Failure(e, "No changes were sent.");
        }
    }

    /// <summary>Creates the log entry of a request that updates, removes, or creates an external connection.</summary>
    public LoggedChange OfConnection(string? id, string operation, IReadOnlyList<SettingDifference> differences) =>
        new(this, operation, new ChangeSubject { Id = id }, differences);

    /// <summary>Creates the log entry of a request that updates a phone number of an external connection.</summary>
    public LoggedChange OfNumber(
        string? connectionId, string numberId, IReadOnlyList<SettingDifference> differences) =>
        new(
            this,
            ChangeOperations.Set,
            new ChangeSubject { ConnectionId = connectionId, NumberId = numberId },
            differences);

    /// <summary>Appends a record for each setting of a change.</summary>
    /// <exception cref="ChangeLogException">The file cannot be written.</exception>
    public async Task AppendAsync(LoggedChange change, ChangeOutcome outcome, string? requestId)
    {
        string time = clock().UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
        try
        {
            await file.AppendAsync(change.Differences.Select(difference => (IEnumerable<string>)
            [
                time,
                change.Id,
                outcome.ToString(),
                change.Operation,
                change.Subject.Id ?? "",
                change.Subject.ConnectionName ?? "",
                change.Subject.ConnectionId ?? "",
                change.Subject.NumberId ?? "",
                difference.Setting,
                ValueText.Of(difference.Actual),
                ValueText.Of(difference.Wanted),
                requestId ?? "",
            ])).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFileProblem(e))
        {
            throw Failure(e, "No more changes are sent.");
        }
    }

    private static bool IsFileProblem(Exception e) =>
        e is IOException or UnauthorizedAccessException or InvalidDataException;

    private ChangeLogException Failure(Exception cause, string result) => new(
        $"Cannot write to the change log '{path}': {cause.Message.TrimEnd('.')}. {result}", cause);
}
