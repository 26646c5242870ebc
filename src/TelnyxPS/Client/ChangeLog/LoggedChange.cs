using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>The log of one request.</summary>
internal sealed class LoggedChange(
    ChangeLog log, string operation, ChangeSubject subject, IReadOnlyList<SettingDifference> differences)
{
    /// <summary>Identifies the request: its records before and after it share this.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    public string Operation => operation;

    public ChangeSubject Subject => subject;

    public IReadOnlyList<SettingDifference> Differences => differences;

    /// <summary>Records that the request is about to be sent. When the task ends, the record is on disk.</summary>
    public Task BeginAsync() => log.AppendAsync(this, ChangeOutcome.Pending, requestId: null);

    /// <summary>Records what became of the request.</summary>
    public Task EndAsync(ChangeOutcome outcome, string? requestId) => log.AppendAsync(this, outcome, requestId);
}
