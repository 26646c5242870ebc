using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using TelnyxPS.Api;
using TelnyxPS.Bulk;
using TelnyxPS.Commands.Binding;
using TelnyxPS.Commands.Completion;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>A cmdlet that works on connections that are given by id or as objects, many of them at once.</summary>
public abstract class ConnectionTargetCommand : TelnyxCommand
{
    /// <summary>The name of the parameter set in which connections are given by id.</summary>
    protected const string ById = "Id";

    /// <summary>The name of the parameter set in which connections are given as objects.</summary>
    protected const string ByObject = "InputObject";

    private const int DefaultThrottleLimit = 5;
    private static readonly TimeSpan ProgressFrom = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(0.25);
    private readonly Dictionary<TelnyxSession, ConnectionReader> readers = [];
    private readonly Stopwatch elapsed = Stopwatch.StartNew();
    private BulkQueue? queue;
    private TimeSpan lastProgress;

    // There is no alias for -Id: an object of another resource must never name a connection by accident. And
    // -InputObject is not mandatory: only so does the binder try it for a connection before it takes its Id property.

    /// <summary>The ids of the connections: runs of digits.</summary>
    [Parameter(
        ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ConnectionIds]
    [ArgumentCompleter(typeof(ConnectionIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The connections, as <c>Get-TelnyxExternalConnection</c> emits them.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public ExternalConnection[]? InputObject { get; set; }

    /// <summary>
    /// How many requests may run at once. Left out: 5, or 1 where errors stop the script, so that nothing is touched
    /// after the first failure.
    /// </summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByObject)]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = DefaultThrottleLimit;

    /// <summary>Takes the connections of a record in.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByObject)
        {
            foreach (ExternalConnection connection in InputObject ?? [])
                Add(new ConnectionTarget(connection.Id, connection, SessionFor(connection)));
        }
        else
        {
            foreach (string id in Id)
                Add(new ConnectionTarget(id, piped: null, DefaultSession()));
        }
    }

    /// <summary>Brings all connections to their end.</summary>
    protected override void EndProcessing()
    {
        queue?.Drain();
        ShowProgress(isLast: true);
    }

    /// <inheritdoc/>
    private protected override Task Running => Task.WhenAll(base.Running, queue?.Running ?? Task.CompletedTask);

    /// <summary>Makes of a connection what is to be done with it.</summary>
    private protected abstract ConnectionItem ItemOf(ConnectionTarget target);

    /// <inheritdoc/>
    private protected override void OnTick() => ShowProgress(isLast: false);

    internal ConnectionReader ReaderOf(TelnyxSession session)
    {
        lock (readers)
        {
            if (!readers.TryGetValue(session, out ConnectionReader reader))
                readers[session] = reader = new ConnectionReader(session);
            return reader;
        }
    }

    /// <summary>Reads a connection anew, while the pipeline waits.</summary>
    internal ExternalConnection ReadNow(ConnectionTarget target) =>
        Await(context => target.Session.Client.GetAsync(target.Id, context));

    private void Add(ConnectionTarget target)
    {
        queue ??= new BulkQueue(Concurrency(), Context, WaitUntil, Wake);
        queue.Add(ItemOf(target));
        ShowProgress(isLast: false);
    }

    private int Concurrency()
    {
        bool stops = MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given) ? IsStop(given) : IsStop(GetVariableValue("ErrorActionPreference"));
        return stops && !MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)) ? 1 : ThrottleLimit;

        static bool IsStop(object? action) =>
            LanguagePrimitives.TryConvertTo(action, out ActionPreference preference) && preference == ActionPreference.Stop;
    }

    private void ShowProgress(bool isLast)
    {
        bool wasShown = lastProgress > TimeSpan.Zero;
        if (queue is null || (isLast ? !wasShown : elapsed.Elapsed < ProgressFrom || elapsed.Elapsed - lastProgress < ProgressEvery))
            return;

        lastProgress = elapsed.Elapsed;
        int ended = queue.Done + queue.Failed;
        string status = string.Format(
            CultureInfo.CurrentCulture,
            "{0:N0} done, {1:N0} failed, {2} in flight, {3:N0} a second",
            queue.Done,
            queue.Failed,
            queue.InFlight,
            ended / elapsed.Elapsed.TotalSeconds);
        int? total = MyInvocation.ExpectingInput ? null : (ParameterSetName == ByObject ? InputObject?.Length : Id.Length);
        WriteProgress(new ProgressRecord(0, MyInvocation.MyCommand.Name, status)
        {
            PercentComplete = total > 0 ? Math.Min(100, (int)(100L * ended / total.Value)) : -1,
            RecordType = isLast ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
    }
}
