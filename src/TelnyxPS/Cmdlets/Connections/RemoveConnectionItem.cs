using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A connection that is removed.</summary>
internal sealed class RemoveConnectionItem(
    RemoveTelnyxExternalConnectionCommand command, ResourceTarget<ExternalConnection> target)
    : ResourceItem<ExternalConnection>(command, target)
{
    private ExternalConnection? removed;

    // Confirmations and previews show what will be removed, and a change log records the whole connection.
    public override bool NeedsReading =>
        (command.IsPreview || command.Asks || command.Run.Log is not null) && base.NeedsReading;

    private ExternalConnection? LastSeen => Current ?? Target.Session.Cache.Find(Target.Id);

    public override bool Decide()
    {
        string action = command.IsPreview && RemovalAdvice.Foreseen(LastSeen!) is { } refusal
            ? $"Remove (the service would refuse: {refusal})"
            : "Remove";
        return command.IsForced || command.Confirm(Describe(), action);
    }

    public override async Task WriteAsync(CallContext context)
    {
        ExternalConnection ifGone = LastSeen ?? ExternalConnection.OfId(Target.Id);
        ApiOperation<ExternalConnection> delete = Endpoints.Connection.Delete(null, Target.Id, ifGone);
        delete.Log =
            command.Run.Log?.OfConnection(Target.Id, ChangeOperations.Remove, RemovedConnection.Differences(Current!));
        removed = await Target.Session.Client.SendAsync(delete, context).ConfigureAwait(false);
    }

    private string Describe()
    {
        if (LastSeen is not { } known)
            return Target.Describe(null);

        string?[] facts =
        [
            known.ExternalSipConnection,
            known.Active switch { true => "active", false => "not active", null => null },
            known.Tags.Count > 0 ? $"tags {known.Tags}" : null,
            known.ConnectionName is { } name ? $"name '{name}'" : null,
        ];
        string summary = string.Join(", ", facts.Where(fact => fact is not null));
        return DisplayText.Of(summary.Length == 0 ? known.FullName : $"External connection {known.Id} ({summary})");
    }

    protected override void EmitResult()
    {
        if (removed is not null)
            command.WriteObject(removed);
    }

    protected override string? AdviceFor(TelnyxApiException e) => RemovalAdvice.For(e, Target.Id, LastSeen);
}
