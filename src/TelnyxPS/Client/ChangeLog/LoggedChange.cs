using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>The entry of one request in a change log.</summary>
internal sealed class LoggedChange(
    ChangeLog log, string operation, ChangeSubject subject, IReadOnlyList<SettingDifference> differences)
{
    /// <summary>Identifies the request: the records before and after it have the same value.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    public string Operation => operation;

    public ChangeSubject Subject => subject;

    public IReadOnlyList<SettingDifference> Differences => differences;

    /// <summary>Records that the request is about to be sent. The record is on disk when the task completes.</summary>
    public Task BeginAsync() => log.AppendAsync(this, ChangeOutcome.Pending, requestId: null);

    /// <summary>Records the outcome of the request.</summary>
    public Task EndAsync(ChangeOutcome outcome, string? requestId) => log.AppendAsync(this, outcome, requestId);
}
