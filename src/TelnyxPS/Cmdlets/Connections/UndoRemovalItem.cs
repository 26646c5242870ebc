using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// A connection whose removal is undone: it is re-created with the settings that it had before the recorded
/// changes. If it still exists, because the removal never reached the service, only the changes are undone.
/// </summary>
internal sealed class UndoRemovalItem(
    TelnyxCommand command,
    TelnyxSession session,
    IReadOnlyList<ChangeRecord> removal,
    IReadOnlyList<RecordedChange> newestFirst,
    UndoConnectionItem ifStillThere,
    bool force)
    : CommandItem(command, ifStillThere.Key, ifStillThere.ErrorTarget)
{
    private readonly string id = removal[0].Id!;
    private bool isGone;
    private UndoPlan? plan;
    private CreateConnectionRequest? request;
    private ExternalConnection? created;

    public override bool NeedsReading => true;

    private AccountWrites Writes => session.Cache.Writes;

    protected override IReadOnlyList<ErrorRecord> PartialErrors =>
        UndoErrors.Of($"External connection {id}", plan, ErrorTarget);

    public override async Task ReadAsync(CallContext context)
    {
        try
        {
            await ifStillThere.ReadAsync(context).ConfigureAwait(false);
        }
        catch (TelnyxApiException e) when (e.SaysGone)
        {
            isGone = true;
        }
    }

    public override bool Decide()
    {
        if (!isGone)
            return ifStillThere.Decide();

        var removed = new RemovedConnection(
            removal.Select(record => new KeyValuePair<string, string?>(record.Setting, record.Old)));
        if (removed.ExternalSipConnection != "zoom")
        {
            Error = ErrorRecords.Of(
                "CannotCreate",
                ErrorCategory.InvalidOperation,
                $"External connection {id} cannot be re-created: the API can create only connections for Zoom, but "
                    + (removed.ExternalSipConnection == "operator_connect"
                        ? "this connection was for Operator Connect. Set up the connection in Microsoft Teams."
                        : $"this connection was for {SettingDifference.Show(removed.ExternalSipConnection)}."),
                ErrorTarget);
            return false;
        }

        if (!force && Writes.IsRecreated(id, out _))
        {
            Error = AlreadyRecreated();
            return false;
        }

        plan = UndoPlan.Of(newestFirst, removed.Of, force);
        request = removed.ToRequest(plan.Settings);
        return Command.Confirm($"Removed external connection {id} (zoom)", $"Re-create with {request}");
    }

    public override async Task WriteAsync(CallContext context)
    {
        if (!isGone)
        {
            await ifStillThere.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        // Another command can have re-created the connection since the decision.
        if (!Writes.StartRecreation(id) && !force)
        {
            Error = AlreadyRecreated();
            return;
        }

        ApiOperation<ExternalConnection> create = Endpoints.Connection.Create(null, request!.ToJson());
        create.Log = Command.Run.Log?.OfConnection(id, ChangeOperations.Create, request.Differences);
        try
        {
            created = await session.Client.SendAsync(create, context).ConfigureAwait(false);
            Writes.EndRecreation(id, created.Id);
        }
        catch (TelnyxApiException e)
        {
            if (!e.IsAmbiguous)
                Writes.EndRecreation(id, newId: null);
            throw e.With($"Removed external connection {id}: {e.Message}");
        }
    }

    protected override void EmitResult()
    {
        if (!isGone)
            ifStillThere.Emit();
        if (created is null)
            return;

        Command.WriteWarning(
            $"External connection {id} was re-created with the new id {created.Id}. Its phone numbers were "
                + "not restored.");
        Command.WriteObject(created);
    }

    private ErrorRecord AlreadyRecreated()
    {
        Writes.IsRecreated(id, out string? newId);
        string state = newId is null
            ? "the connection might already have been re-created with a new id. To check, list the connections. To "
                + "re-create it anyway, use -Force"
            : $"the connection was already re-created with the new id {newId}. To re-create it once more, use -Force";
        return ErrorRecords.Of(
            "CannotUndo",
            ErrorCategory.InvalidOperation,
            $"Cannot undo the removal of external connection {id}: {state}.",
            ErrorTarget);
    }
}
