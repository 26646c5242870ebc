using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Undoes recorded changes: restores the old values of settings that were not changed again, and creates removed
/// connections again. Returns each connection in its new state.
/// </summary>
[Cmdlet(
    VerbsCommon.Undo,
    "TelnyxExternalConnectionChange",
    DefaultParameterSetName = ByObject,
    SupportsShouldProcess = true)]
[OutputType(typeof(ExternalConnection), typeof(ExternalConnectionPhoneNumber), typeof(AccountPhoneNumber))]
public sealed class UndoTelnyxExternalConnectionChangeCommand : BulkCommand
{
    private readonly List<ChangeRecord> records = [];
    private readonly List<TelnyxSession> sessions = [];

    /// <summary>
    /// The change records: the output of Set-TelnyxExternalConnection, its Changes, or rows of a change log.
    /// </summary>
    [Parameter(ParameterSetName = ByObject, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>
    /// Restores the old value even if the setting has since been changed, and re-creates a removed connection even if
    /// this process already re-created it.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// The path of a CSV file. Each change is appended before it is sent, and its outcome afterward.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChangeLog { get => Run.LogPath; set => Run.LogPath = value; }

    /// <summary>Collects the records. They can be in any order.</summary>
    protected override void ProcessRecord()
    {
        foreach (PSObject given in InputObject)
        {
            try
            {
                records.AddRange(ChangeRecordReader.Read(given));
            }
            catch (FormatException e)
            {
                WriteError(ErrorRecords.Of(
                    "InvalidChangeRecord",
                    ErrorCategory.InvalidData,
                    $"{Describe(given)} is not a change record: {e.Message}",
                    given));
            }
        }
    }

    /// <summary>Undoes the changes of each connection and phone number, the newest first.</summary>
    protected override void EndProcessing()
    {
        var groups = ChangeRecordReader.Settle(records)
            .GroupBy(record => (Session: OneOf(SessionOf(record)), record.Target));
        foreach (var changes in groups)
        {
            List<ChangeRecord> newestFirst = changes.Reverse().OrderByDescending(record => record.Time).ToList();
            if (ItemOf(changes.Key.Session, newestFirst) is { } item)
                Run.Add(item);
        }

        base.EndProcessing();
    }

    /// <summary>
    /// Returns the session that made the change. After a new Connect-Telnyx to the same account, and for a record
    /// from a file, that is the default session.
    /// </summary>
    private TelnyxSession SessionOf(ChangeRecord record)
    {
        if (record.Session is not { } origin)
            return DefaultSession();
        if ((origin.IsClosed || Session is not null) && origin.HasSameAccount(DefaultSession()))
            return DefaultSession();
        return SessionFor(
            origin,
            $"The {ChangeTo(record)} of {record.Name}",
            record.Source,
            "the rows of a change log");
    }

    private static string Describe(PSObject given) => given.BaseObject switch
    {
        string text => $"'{DisplayText.Of(text)}'",
        TelnyxResource resource => DisplayText.Of(resource.FullName),
        PSCustomObject => PipelineRow.Describe(given),
        var other => $"An object of type {other.GetType().Name}",
    };

    /// <summary>One session for each account, so that the changes of a connection are undone together.</summary>
    private TelnyxSession OneOf(TelnyxSession session)
    {
        if (sessions.Find(session.HasSameAccount) is { } same)
            return same;
        sessions.Add(session);
        return session;
    }

    private CommandItem? ItemOf(TelnyxSession session, List<ChangeRecord> newestFirst)
    {
        ChangeRecord newest = newestFirst[0];
        object errorTarget = ErrorTarget(newestFirst);
        List<RecordedChange> changes = newestFirst
            .Where(record => record.Operation == ChangeOperations.Set)
            .Select(Read)
            .OfType<RecordedChange>()
            .ToList();
        if (newest.NumberId is not null && changes.Count == 0)
            return null;
        if (newest is { NumberId: not null, ConnectionId: not null })
            return new UndoNumberItem(this, session, newest, errorTarget, changes, Force);
        if (newest.NumberId is not null)
            return new UndoAccountNumberItem(this, session, newest.NumberId, errorTarget, changes, Force);

        // Only undoing a removal records a creation. Creating the connection once more would duplicate it.
        if (newestFirst.Find(record => record.Operation == ChangeOperations.Create) is { } created)
        {
            WriteError(CannotUndo("removal", created, created.Outcome == ChangeOutcome.Done
                ? "the connection was already re-created with a new id. To remove the new connection, use "
                    + "Remove-TelnyxExternalConnection"
                : "the connection might have been re-created with a new id. If it was not, run the command without "
                    + "the records of the Create operation"));
            return null;
        }

        var undo = new UndoConnectionItem(this, session, newest.Id!, errorTarget, changes, Force);
        List<ChangeRecord> removal = newestFirst.Where(record => record.Operation == ChangeOperations.Remove).ToList();
        if (removal.Count > 0)
            return new UndoRemovalItem(this, session, removal, changes, undo, Force);
        return changes.Count > 0 ? undo : null;
    }

    /// <summary>
    /// The target of errors, which can be piped to the cmdlet again: the record, or an object with all of them.
    /// </summary>
    private static object ErrorTarget(List<ChangeRecord> newestFirst)
    {
        ChangeRecord newest = newestFirst[0];
        object[] sources = newestFirst.Select(record => record.Source).Reverse().ToArray();
        return sources.Length == 1
            ? newest.Source
            : ErrorRecords.RowTarget(
                null,
                (nameof(newest.Id), newest.Id),
                (nameof(newest.ConnectionId), newest.ConnectionId),
                (nameof(newest.NumberId), newest.NumberId),
                ("Changes", sources));
    }

    /// <summary>Reads the change in a record. If it cannot be read, writes an error and returns null.</summary>
    private RecordedChange? Read(ChangeRecord record)
    {
        try
        {
            if (SettingOf(record) is { } setting)
            {
                return new RecordedChange(
                    setting, Parse(setting, "Old", record.Old), Parse(setting, "New", record.New), record.Time);
            }

            WriteError(CannotUndo(ChangeTo(record), record, "this version of the module does not support the setting"));
        }
        catch (FormatException e)
        {
            WriteError(CannotUndo(ChangeTo(record), record, e.Message));
        }

        return null;

        static object? Parse(Setting setting, string column, string? text)
        {
            try
            {
                return text is null ? setting.Kind.None : setting.Kind.Parse(text);
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                throw new FormatException($"the {column} value '{DisplayText.Of(text!)}' is not valid", e);
            }
        }
    }

    private static Setting? SettingOf(ChangeRecord record) =>
        record.NumberId is null ? ConnectionSettings.Find(record.Setting)
        : record.ConnectionId is null ? AccountNumberSettings.Find(record.Setting)
        : UndoNumberItem.FindSetting(record.Setting);

    private static string ChangeTo(ChangeRecord record) => $"change to {DisplayText.Of(record.Setting)}";

    private static ErrorRecord CannotUndo(string what, ChangeRecord record, string reason) => ErrorRecords.Of(
        "CannotUndo",
        ErrorCategory.InvalidOperation,
        $"Cannot undo the {what} of {record.Name}: {reason}.",
        record.Source);
}
