using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Phone numbers with the same new settings, as many as fit into one job. They are read, compared, confirmed, and
/// changed by one job, or by one request if there is only one.
/// </summary>
internal sealed class NumberBatch(
    SetTelnyxPhoneNumberCommand command,
    TelnyxSession session,
    PhoneNumberSettings wanted,
    IReadOnlyList<NumberRow> rows)
    : CommandItem(command, rows[0].Name, rows[0].ErrorTarget)
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(5);
    private PhoneNumberJob? job;

    /// <summary>The number of phone numbers.</summary>
    public int Count => rows.Count;

    /// <summary>The number of phone numbers that the job has completed.</summary>
    public int Ended { get; private set; }

    /// <summary>The number of phone numbers that failed.</summary>
    public int FailedCount => rows.Count(row => row.HasFailed);

    public override bool NeedsReading => rows.Any(NeedsRead);

    public override async Task ReadAsync(CallContext context)
    {
        await command.ReadAsync(session, rows.Where(NeedsRead).ToList(), context).ConfigureAwait(false);
        IEnumerable<string?> left = rows.Where(row => Moves(row.Current)).Select(row => row.Current!.ConnectionId);
        await command.LookUpAsync(session, left.OfType<string>().Distinct().ToList(), context).ConfigureAwait(false);
    }

    public override bool Decide()
    {
        // A confirmation can take a while. States that are outdated by then are read again.
        while (true)
        {
            if (NeedsReading)
                command.Pipeline.Await(ReadAllAsync);
            foreach (NumberRow row in rows.Where(row => !row.HasFailed && !row.IsDeclined))
                Decide(row);
            if (!rows.Any(row => row.IsSelected && NeedsRead(row)))
                break;
        }

        foreach (NumberRow row in rows)
            command.Count(row);
        return !command.IsPreview && rows.Any(row => row.IsSelected);
    }

    public override async Task WriteAsync(CallContext context)
    {
        List<NumberRow> selected = rows.Where(row => row.IsSelected).ToList();
        if (selected.Count == 1 && !command.NoWait)
        {
            await ChangeOneAsync(selected[0], context).ConfigureAwait(false);
            return;
        }

        Dictionary<string, long> started = selected
            .GroupBy(row => row.Current!.Key!)
            .ToDictionary(same => same.Key, same => session.Cache.StartWrite(same.Key));
        try
        {
            await RunJobAsync(selected, context).ConfigureAwait(false);
        }
        finally
        {
            foreach (KeyValuePair<string, long> write in started)
                session.Cache.EndWrite(write.Key, write.Value);
        }
    }

    protected override void EmitResult()
    {
        command.Note(this);
        foreach (NumberRow row in rows)
            Emit(row);
        if (job is not null && command.NoWait)
            command.WriteObject(job);
    }

    private bool NeedsRead(NumberRow row) =>
        !row.HasFailed && !row.IsDeclined && (row.Current is null || !session.Cache.IsKnown(row.Current));

    private bool Moves(AccountPhoneNumber? number) =>
        wanted.ConnectionId is { } target && number?.ConnectionId is { Length: > 0 } now && now != target;

    private async Task<bool> ReadAllAsync(CallContext context)
    {
        await ReadAsync(context).ConfigureAwait(false);
        return true;
    }

    private void Decide(NumberRow row)
    {
        row.Differences = wanted.Against(row.Current!);
        string name = DisplayText.Of(row.Current!.FullName);
        if (row.Differences.Count == 0)
        {
            command.WriteVerbose($"{name} already matches; no update sent.");
            return;
        }

        bool leavesTeams = Moves(row.Current) && command.IsOnTeams(session, row.Current!.ConnectionId!);
        if (leavesTeams)
            command.WarnOfTeams(session, row.Current!.ConnectionId!);
        string text = "Set " + string.Join("; ", row.Differences.Select(Describe))
            + (leavesTeams ? " (releases the number if it is on Microsoft Teams)" : "");
        if (text == row.Confirmed)
            return;

        // A preview counts the numbers that would be changed.
        bool isConfirmed = command.Confirm(name, text);
        row.IsDeclined = !isConfirmed && !command.IsPreview;
        row.Confirmed = text;
    }

    private string Describe(SettingDifference difference) =>
        difference.Setting == nameof(AccountPhoneNumber.ConnectionId)
        ? $"connection: {Name(difference.Actual)} -> {Name(difference.Wanted)}"
        : difference.ToString();

    private string Name(object? connectionId) => SettingDifference.Show(session.Names.Describe((string?)connectionId));

    private async Task ChangeOneAsync(NumberRow row, CallContext context)
    {
        try
        {
            string body = wanted.ToJson(row.Differences);
            ApiOperation<AccountPhoneNumber> update = Endpoints.AccountNumber.Update(
                null, row.Current!.NumberId!, body, number => wanted.Against(number).Count == 0);
            update.Log = LogOf(row);
            row.Changed = await session.Client.SendAsync(update, context).ConfigureAwait(false);
        }
        catch (TelnyxApiException e)
        {
            row.Failure = e;
        }
    }

    private LoggedChange? LogOf(NumberRow row) =>
        command.Run.Log?.OfNumber(connectionId: null, row.Current!.NumberId!, row.Differences);

    private async Task RunJobAsync(List<NumberRow> selected, CallContext context)
    {
        // The changes of a job are recorded before it is sent. With -NoWait, they stay pending.
        Dictionary<NumberRow, LoggedChange> logs = command.Run.Log is null
            ? []
            : selected.ToDictionary(row => row, row => LogOf(row)!);
        await Task.WhenAll(logs.Values.Select(log => log.BeginAsync())).ConfigureAwait(false);
        await SendJobAsync(selected, context).ConfigureAwait(false);
        if (job is null || !command.NoWait)
        {
            await Task.WhenAll(logs.Select(one => one.Value.EndAsync(OutcomeOf(one.Key), one.Key.Failure?.RequestId)))
                .ConfigureAwait(false);
        }
    }

    private static ChangeOutcome OutcomeOf(NumberRow row) =>
        row.Changed is not null ? ChangeOutcome.Done
        : row.Failure is { IsAmbiguous: false } || row.IsRefused ? ChangeOutcome.Failed
        : ChangeOutcome.Unknown;

    private async Task SendJobAsync(List<NumberRow> selected, CallContext context)
    {
        try
        {
            string body = wanted.ToJson(selected.Select(row => row.JobName).Distinct());
            job = await session.Client.SendAsync(Endpoints.UpdateNumbers(body), context).ConfigureAwait(false);
        }
        catch (TelnyxApiException e)
        {
            // The request contains many numbers, so its message does not say which one an error is about.
            selected.ForEach(row =>
                row.Failure = e.With($"{DisplayText.Of(row.Current!.FullName)}: {e.Message}"));
            return;
        }

        if (command.NoWait)
            return;

        string? problem = await WaitAsync(context).ConfigureAwait(false);
        Settle(selected, problem);
    }

    /// <summary>
    /// Waits until the job is complete. Returns what went wrong while waiting; null if nothing did.
    /// </summary>
    private async Task<string?> WaitAsync(CallContext context)
    {
        string id = job!.JobId!;
        TimeSpan pause = FirstPoll;
        using var limit = new TimeLimit(command.TimeoutSec);
        var polled = new PolledResource<PhoneNumberJob>(session.Client, Endpoints.NumberJob.Get(id)) { Last = job };
        while (job.IsUnderWay)
        {
            if (limit.IsOver)
            {
                return $": job {id} is still in progress after {command.TimeoutSec} s, so the result is "
                    + $"unknown.{polled.FailureText} To keep waiting, run Wait-TelnyxPhoneNumberJob {id}.";
            }

            await command.PauseAsync(pause, context, limit.End).ConfigureAwait(false);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPoll.Ticks));
            try
            {
                await polled.ReadAsync(context, limit.End).ConfigureAwait(false);
                job = polled.Last;
                Ended = job.SuccessfulNumbers.Count + job.FailedNumbers.Count;
            }
            catch (TelnyxApiException e)
            {
                return $": it is unknown whether job {id} changed the number. {e.Message} To check, run "
                    + $"Get-TelnyxPhoneNumberJob {id}.";
            }
        }

        return null;
    }

    private void Settle(List<NumberRow> selected, string? problem)
    {
        var changed = new HashSet<string>(job!.SuccessfulNumbers.SelectMany(Names), StringComparer.Ordinal);
        Dictionary<string, PhoneNumberJobNumber> failed = [];
        foreach (PhoneNumberJobNumber number in job.FailedNumbers)
        {
            foreach (string name in Names(number))
                failed[name] = number;
        }

        foreach (NumberRow row in selected)
        {
            string[] names = [row.JobName, row.Current!.NumberId!];
            if (names.Any(changed.Contains))
            {
                row.Changed = row.Current.With(wanted, session.Names.OfConnection(wanted.ConnectionId));
                continue;
            }

            PhoneNumberJobNumber? failure =
                names.Select(name => failed.TryGetValue(name, out PhoneNumberJobNumber f) ? f : null)
                .FirstOrDefault(f => f is not null);
            row.IsRefused = failure is not null;
            row.Error = failure is not null
                ? ErrorOf(row, "PhoneNumberFailed", ErrorCategory.InvalidOperation,
                    $" was not changed by job {job.JobId}. {failure.ErrorMessage ?? "Telnyx returned no reason."}")
                : problem is not null
                    ? ErrorOf(row, "JobNotEnded", ErrorCategory.OperationTimeout, problem)
                    : ErrorOf(row, "JobIncomplete", ErrorCategory.InvalidResult,
                        $": job {job.JobId} ended with the status {job.Status}, but does not show whether the "
                            + $"number was changed. To check, run Get-TelnyxPhoneNumber {row.JobName}.");
        }
    }

    private static IEnumerable<string> Names(PhoneNumberJobNumber number) =>
        new[] { number.PhoneNumber, number.NumberId }.OfType<string>();

    private static ErrorRecord ErrorOf(NumberRow row, string id, ErrorCategory category, string problem) =>
        ErrorRecords.Of(id, category, DisplayText.Of(row.Current!.FullName + problem), row.ErrorTarget);

    private void Emit(NumberRow row)
    {
        if (row.Failure is not null)
            command.WriteFailure(row.Failure, row.ErrorTarget, Advice.For(row.Failure));
        else if (row.Error is not null)
            command.WriteError(row.Error);
        else if (row.Changed is not null)
            command.WriteObject(Output(row, row.Changed));
        else if (row.Differences.Count == 0 && !command.NoWait && !command.IsPreview)
            command.WriteObject(WithChanges(row.Current!.With(wanted, connectionName: null), []));
    }

    private PSObject Output(NumberRow row, AccountPhoneNumber changed)
    {
        IReadOnlyList<SettingDifference> still = wanted.Against(changed);
        if (still.Count > 0)
        {
            command.WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                "{0} does not have the settings that you specified: {1}.",
                DisplayText.Of(changed.FullName),
                string.Join("; ", still.Select(Describe))));
        }

        DateTimeOffset now = DateTimeOffset.UtcNow;
        List<PhoneNumberSettingChange> changes = row.Differences
            .Select(d => new PhoneNumberSettingChange(
                changed.NumberId,
                changed.PhoneNumber,
                d.Setting,
                d.Actual,
                AccountNumberSettings.Of(changed, d.Setting),
                now)
            {
                Stamp = changed.Stamp,
            })
            .ToList();
        return WithChanges(changed, changes);
    }

    private static PSObject WithChanges(AccountPhoneNumber number, List<PhoneNumberSettingChange> changes)
    {
        var output = new PSObject(number);
        output.Properties.Add(new PSNoteProperty("Changes", new ItemCollection<PhoneNumberSettingChange>(changes)));
        return output;
    }
}
