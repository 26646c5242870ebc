using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// A resource that is changed, unless it already is as it should be: read, compared, confirmed, written.
/// </summary>
internal abstract class ChangeItem<T>(TelnyxCommand command, ResourceTarget<T> target, object? errorTarget = null)
    : ResourceItem<T>(command, target, errorTarget)
    where T : TelnyxResource
{
    private T? result;
    private string? confirmed;
    private bool isDeclined;

    /// <summary>The state that the change was made to; null where nothing was sent.</summary>
    protected T? Before { get; private set; }

    public sealed override bool Decide()
    {
        // The answer to a question may take a while: a state that has aged meanwhile is read again.
        while (Error is null)
        {
            if (!IsKnown)
                Current = Command.Pipeline.Await(Target.ReadForChangeAsync);
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
            confirmed = action;
            if (IsKnown)
                return true;
        }

        return false;
    }

    public sealed override async Task WriteAsync(CallContext context)
    {
        (Before, T after) = await Target
            .ChangeAsync(Current!, state => RequestAsync(state, context), context)
            .ConfigureAwait(false);
        result = isDeclined || Error is not null ? null : Before is null ? Unchanged(after) : after;
    }

    /// <summary>
    /// The request for a state; null where there is nothing to send. A change that is another one is confirmed again.
    /// </summary>
    private async Task<ApiOperation<T>?> RequestAsync(T state, CallContext context)
    {
        if (ReferenceEquals(state, Current))
            return Request();

        Current = state;
        if (Plan(state) is not { } action)
            return null;
        isDeclined = action != confirmed
            && !await Command.Pipeline.ConfirmAsync(Target.Describe(state), action, context.Cancellation).ConfigureAwait(false);
        confirmed = action;
        return isDeclined ? null : Request();
    }

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

    /// <summary>What is output of the result. Called on the pipeline's thread.</summary>
    protected virtual object Output(T changed) => changed;
}
