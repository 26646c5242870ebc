using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A resource that is changed, unless it already is as it should be: read, compared, confirmed, written.</summary>
internal abstract class ChangeItem<T>(BulkCommand command, ResourceTarget<T> target, object? errorTarget = null)
    : ResourceItem<T>(command, target, errorTarget)
    where T : TelnyxResource
{
    private T? result;

    public sealed override bool Decide()
    {
        // The answer to a question may take a while: a state that has aged meanwhile is read again.
        string? confirmed = null;
        while (Error is null)
        {
            if (!IsKnown)
                Current = Command.Await(Target.ReadAloneAsync);
            string? action = Plan(Current!);
            if (Error is not null)
                return false;

            string name = Target.Describe(Current);
            if (action is null)
            {
                Command.WriteVerbose($"{name} already matches; no request sent.");
                result = Command.IsPreview ? null : Unchanged(Current!);
                return false;
            }

            if (action != confirmed && !Command.Confirm(name, action))
                return false;
            if (IsKnown)
                return true;
            confirmed = action;
        }

        return false;
    }

    public sealed override async Task WriteAsync(CallContext context) =>
        result = await Target.Session.Client.SendAsync(Request(), context).ConfigureAwait(false);

    protected sealed override void EmitResult()
    {
        if (result is not null)
            Command.WriteObject(Output(result));
    }

    /// <summary>Compares the state with what is wanted: the change in words, or null where nothing differs.</summary>
    protected abstract string? Plan(T current);

    /// <summary>The request that makes the planned change.</summary>
    protected abstract ApiOperation<T> Request();

    /// <summary>What is output of a resource that needs no change.</summary>
    protected virtual T Unchanged(T current) => current;

    /// <summary>What is output of the result.</summary>
    protected virtual object Output(T changed) => changed;
}
