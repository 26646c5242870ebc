using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Cmdlets.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Assigns phone numbers of the account to a connection, and changes their tags and customer reference. Returns the
/// changed numbers. Numbers that already match are not sent. One number is changed by a request. Several are changed
/// by background jobs of up to 1,000 numbers, and the cmdlet waits for the jobs.
/// </summary>
[Cmdlet(
    VerbsCommon.Set, "TelnyxPhoneNumber", DefaultParameterSetName = ById, SupportsShouldProcess = true,
    HelpUri = ApiReference.Pages + "phone-number-configurations/update-a-phone-number")]
[OutputType(typeof(AccountPhoneNumber), typeof(PhoneNumberJob))]
public sealed class SetTelnyxPhoneNumberCommand : BulkCommand
{
    private const int MostInJob = 1000;
    private const int MostCollected = 10_000;

    private readonly AccountNumberReaders readers = new();
    private readonly Dictionary<
        (TelnyxSession Session, string Settings), (PhoneNumberSettings Wanted, List<NumberRow> Rows)> collected = [];
    private readonly HashSet<(TelnyxSession Session, string Name)> seen = [];
    private readonly ConcurrentDictionary<(TelnyxSession Session, string Id), bool> onTeams = [];
    private readonly HashSet<(TelnyxSession Session, string Id)> warned = [];
    private readonly List<NumberBatch> running = [];
    private HashSet<string> typed = [];
    private TagInput? tagInput;
    private SemaphoreSlim? reads;
    private int count;
    private int taken;
    private int done;
    private int failed;
    private bool isEmptyWarned;
    private int previewed;
    private int different;

    /// <summary>The numbers in E.164 format, such as +15551234567, or their ids.</summary>
    [Parameter(
        ParameterSetName = ById,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [Alias("TelephoneNumber", "NumberId")]
    [NumberOrId]
    [ValidateIds]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    public string[] PhoneNumber { get; set; } = [];

    /// <summary>
    /// Objects that contain a phone number, such as the output of Get-TelnyxPhoneNumber or the failed numbers of a
    /// job.
    /// </summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [Resource]
    [ValidateNotNullOrEmpty]
    public TelnyxResource[]? InputObject { get; set; }

    /// <summary>Recognizes the module's objects. It is bound only by their properties.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true, DontShow = true)]
    public object? AdditionalProperties { get; set; }

    /// <summary>The id of the connection to assign the numbers to.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [ProfileId]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string? ConnectionId { get; set; }

    /// <summary>The tags. They replace the existing tags.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Alias("Tags")]
    [Tags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get => tagInput?.Texts; set => tagInput = TagInput.Of(value); }

    /// <summary>The customer reference.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [Text]
    public string? CustomerReference { get; set; }

    /// <summary>The settings to clear. A blank value, such as a blank CSV cell, does not change a setting.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public PhoneNumberSetting[]? Clear { get; set; }

    /// <summary>Starts the jobs without waiting for them, and returns the jobs.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>
    /// The number of seconds to wait for a job. If a job is not complete by then, its numbers are errors.
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int TimeoutSec { get; set; } = 3600;

    /// <summary>
    /// The path of a CSV file. Each change is appended before it is sent, and its outcome afterward.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChangeLog { get => Run.LogPath; set => Run.LogPath = value; }

    private (string Name, object? Value)[] Specified =>
        [(nameof(ConnectionId), ConnectionId), (nameof(Tag), Tag), (nameof(CustomerReference), CustomerReference)];

    private protected override void CheckParameters()
    {
        typed = SpecifiedSettings.TypedNames(MyInvocation);
        foreach ((string name, object? value) in Specified)
        {
            bool canClear = Enum.IsDefined(typeof(PhoneNumberSetting), name);
            if (value is null && typed.Contains(name))
            {
                string clear = canClear ? $" To clear it, use -Clear {name}." : "";
                throw Refusal("SettingWithoutValue",
                    $"The value of -{name} is null or blank. Specify a value, or omit the parameter.{clear}");
            }

            if (value is not null && Clear?.Any(setting => setting.ToString() == name) == true)
                throw Refusal("SettingAndClear", $"-{name} cannot be used together with -Clear {name}.");
        }

        if (!MyInvocation.ExpectingInput && Clear is null && Specified.All(setting => setting.Value is null))
            throw Refusal("NothingToSet", "There is nothing to set. Specify -ConnectionId, -Tag, "
                + "-CustomerReference, or -Clear.");
        Run.LookAhead = ThrottleLimit;
        Run.Progress = Progress;
    }

    /// <summary>Collects the numbers, and starts a batch when there are enough for a job.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ById)
        {
            if (typed.Contains(nameof(PhoneNumber)))
                SpecifiedSettings.RefuseObject(this, nameof(PhoneNumber), AdditionalProperties);
            foreach (string name in PhoneNumber)
                Collect(DefaultSession(), name, given: null, ErrorTarget(name));
            return;
        }

        foreach (TelnyxResource given in InputObject ?? [])
        {
            if (NumberNames.Of(given) is { } name)
                Collect(SessionFor(given), name, given as AccountPhoneNumber, given);
            else
                WriteError(NumberNames.NoNumber(given));
        }
    }

    /// <summary>Starts the last batches, and completes all of them.</summary>
    protected override void EndProcessing()
    {
        Flush();
        base.EndProcessing();
        if (!IsPreview || previewed < 2)
            return;

        string summary = string.Format(
            CultureInfo.CurrentCulture,
            "What if: {0:N0} of {1:N0} phone numbers would be changed.",
            different,
            previewed);
        WriteInformation(new HostInformationMessage { Message = summary }, ["PSHOST"]);
    }

    private (string Status, int Percent) Progress()
    {
        int ended = done + running.Sum(batch => batch.Ended);
        string status = ProgressText.Numbers(MyInvocation.MyCommand.Name, ended, taken, failed);
        return (status, MyInvocation.ExpectingInput || taken == 0 ? -1 : Math.Min(100, 100 * ended / taken));
    }

    /// <summary>Reads numbers. Can be called from any thread.</summary>
    internal async Task ReadAsync(TelnyxSession session, IReadOnlyList<NumberRow> rows, CallContext context)
    {
        LazyInitializer.EnsureInitialized(ref reads, () => new SemaphoreSlim(ThrottleLimit));
        foreach (IGrouping<Bulk.AccountNumberReader, NumberRow> same in
            rows.GroupBy(row => readers.Of(session, row.Name)))
            same.Key.Expect(same.Count());
        await Task.WhenAll(rows.Select(ReadOneAsync)).ConfigureAwait(false);

        async Task ReadOneAsync(NumberRow row)
        {
            await reads!.WaitAsync(context.Cancellation).ConfigureAwait(false);
            try
            {
                row.Current = await readers.Of(session, row.Name).ReadAsync(row.Name, context).ConfigureAwait(false);
            }
            catch (TelnyxApiException e)
            {
                row.Failure = e;
            }
            finally
            {
                reads.Release();
            }
        }
    }

    /// <summary>Finds out which connections are for Operator Connect. Can be called from any thread.</summary>
    internal async Task LookUpAsync(TelnyxSession session, IReadOnlyList<string> connectionIds, CallContext context)
    {
        foreach (string id in connectionIds.Where(id => !onTeams.ContainsKey((session, id))))
        {
            ExternalConnection? connection = session.Cache.Find(id);
            if (connection is null)
                (_, connection) =
                    await session.Client.FindAsync(Endpoints.Connection.Get(id), context).ConfigureAwait(false);
            onTeams[(session, id)] = connection?.IsOperatorConnect == true;
        }
    }

    /// <summary>Returns whether the numbers of a connection can be in Microsoft Teams.</summary>
    internal bool IsOnTeams(TelnyxSession session, string connectionId) =>
        onTeams.TryGetValue((session, connectionId), out bool isOnTeams) && isOnTeams;

    /// <summary>Warns once for each connection that its numbers are released in Microsoft Teams.</summary>
    internal void WarnOfTeams(TelnyxSession session, string connectionId)
    {
        if (warned.Add((session, connectionId)))
        {
            WriteWarning("Moving phone numbers from the Operator Connect connection "
                + $"{session.Names.Describe(connectionId)} releases those that are on Microsoft Teams.");
        }
    }

    /// <summary>Counts a compared number for the summary of a preview.</summary>
    internal void Count(NumberRow row)
    {
        if (row.HasFailed)
            return;
        previewed++;
        if (row.Differences.Count > 0)
            different++;
    }

    /// <summary>Counts the numbers of a completed batch.</summary>
    internal void Note(NumberBatch batch)
    {
        running.Remove(batch);
        done += batch.Count;
        failed += batch.FailedCount;
    }

    /// <summary>Waits between two reads of a job, but not longer than the timeout.</summary>
    internal async Task PauseAsync(TimeSpan pause, CallContext context, CancellationToken timeUp)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation, timeUp);
        try
        {
            await Task.Delay(pause, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.Cancellation.IsCancellationRequested)
        {
            // The timeout has expired.
        }
    }

    private Exception Refusal(string id, string message) =>
        this.Terminating(id, ErrorCategory.InvalidArgument, message);

    private object ErrorTarget(string name)
    {
        var row = Specified.Where(s => s.Value is not null && !typed.Contains(s.Name)).ToList();
        return row.Count == 0 ? name : SpecifiedSettings.ToRow([(nameof(PhoneNumber), name), .. row]);
    }

    private void Collect(TelnyxSession session, string name, AccountPhoneNumber? given, object errorTarget)
    {
        PhoneNumberSettings wanted;
        try
        {
            wanted = Wanted();
        }
        catch (FormatException e)
        {
            WriteError(ErrorRecords.InvalidTag(
                $"Phone number {name}", nameof(Tag), Tag![0], e, errorTarget, PipelineRow.Current));
            return;
        }

        if (wanted.IsEmpty && !isEmptyWarned)
        {
            isEmptyWarned = true;
            WriteWarning($"Phone number {name}: no ConnectionId, Tag, or CustomerReference is specified, so there is "
                + "nothing to set. This warning is shown only once.");
        }

        // A number that occurs again is changed after its first change is complete.
        if (!seen.Add((session, name)))
        {
            Flush();
            Run.Drain();
            seen.Clear();
            seen.Add((session, name));
        }

        taken++;
        (TelnyxSession, string) key = (session, wanted.ToString());
        if (!collected.TryGetValue(key, out (PhoneNumberSettings Wanted, List<NumberRow> Rows) group))
            collected[key] = group = (wanted, []);
        group.Rows.Add(new NumberRow(name, given, errorTarget));
        count++;
        if (group.Rows.Count == MostInJob)
        {
            collected.Remove(key);
            Start(session, group.Wanted, group.Rows);
        }
        else if (count == MostCollected)
        {
            Flush();
        }
    }

    private PhoneNumberSettings Wanted()
    {
        TagCollection? tags = tagInput?.Read(typed.Contains(nameof(Tag)));
        return new PhoneNumberSettings
        {
            ConnectionId = ConnectionId,
            Tags = Clears(PhoneNumberSetting.Tag) ? TagCollection.None : tags,
            CustomerReference = Clears(PhoneNumberSetting.CustomerReference) ? "" : CustomerReference,
        };

        bool Clears(PhoneNumberSetting setting) => Clear?.Contains(setting) == true;
    }

    private void Flush()
    {
        foreach (((TelnyxSession session, _), (PhoneNumberSettings wanted, List<NumberRow> rows)) in
            collected.Select(pair => (pair.Key, pair.Value)).ToList())
        {
            Start(session, wanted, rows);
        }

        collected.Clear();
    }

    private void Start(TelnyxSession session, PhoneNumberSettings wanted, List<NumberRow> rows)
    {
        count -= rows.Count;
        var batch = new NumberBatch(this, session, wanted, rows);
        running.Add(batch);
        Run.Add(batch);
    }
}
