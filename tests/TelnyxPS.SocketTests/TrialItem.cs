using System.Text.Json.Nodes;
using TelnyxPS.Client;
using TelnyxPS.Bulk;

namespace TelnyxPS.SocketTests;

/// <summary>A trial as an item of the queue that the cmdlets use.</summary>
internal sealed class TrialItem(
    Trial trial, TelnyxSession session, IReadOnlyDictionary<string, JsonObject> before, List<Trial> emitted)
    : BulkItem(trial.Id ?? Guid.NewGuid().ToString())
{
    public override bool NeedsReading => false;

    public override Task ReadAsync(CallContext context) => Task.CompletedTask;

    public override bool Decide() => true;

    public override Task WriteAsync(CallContext context) => trial.RunAsync(session.Client, before);

    public override void Emit() => emitted.Add(trial);
}
