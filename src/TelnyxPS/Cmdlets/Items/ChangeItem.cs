using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// A resource that is changed: it is read, compared, confirmed, and written. If it already matches, no update is sent.
/// </summary>
internal abstract class ChangeItem<T>(TelnyxCommand command, ResourceTarget<T> target, object? errorTarget = null)
    : ResourceItem<T>(command, target, errorTarget)
    where T : TelnyxResource
{
    private T? result;
    private string? confirmed;
    private bool isDeclined;

    /// <summary>The state that was changed; null if no request was sent.</summary>
    protected T? Before { get; private set; }

    public sealed override bool Decide()
    {
        // A confirmation can take a while. If the state is outdated by then, it is read again.
        while (Error is null)
        {
            if (!IsKnown)
                Current = Command.Pipeline.Await(ReadForChangeAsync);
            string? action = Plan(Current!);
            if (Error is not null)
                return false;

            string name = Target.Describe(Current);
            if (action is null)
            {
                Command.WriteVerbose($"{name} already matches; no update sent.");
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
        (Before, T after) = await Target.Session.Client
            .ChangeAsync(Current!, state => RequestAsync(state, context), Target.Get, context)
            .ConfigureAwait(false);
        result = isDeclined || Error is not null ? null : Before is null ? Unchanged(after) : after;
    }

    private Task<T> ReadForChangeAsync(CallContext context) =>
        Target.Session.Client.ReadForChangeAsync(Target.Get, context);

    /// <summary>
    /// Returns the request for a state; null if there is nothing to change. A change that differs from the confirmed
    /// one is confirmed again.
    /// </summary>
    private Task<ApiOperation<T>?> RequestAsync(T state, CallContext context) => ReferenceEquals(state, Current)
        ? Task.FromResult<ApiOperation<T>?>(Request())
        : PlanAgainAsync(state, context);

    private async Task<ApiOperation<T>?> PlanAgainAsync(T state, CallContext context)
    {
        Current = state;
        if (Plan(state) is not { } action)
            return null;
        isDeclined = action != confirmed && !await Command.Pipeline
            .ConfirmAsync(Target.Describe(state), action, context.Cancellation)
            .ConfigureAwait(false);
        confirmed = action;
        return isDeclined ? null : Request();
    }

    protected sealed override void EmitResult()
    {
        if (result is not null)
            Command.WriteObject(Output(result));
    }

    /// <summary>Compares the state with the desired one. Returns the change in words; null if they match.</summary>
    protected abstract string? Plan(T current);

    /// <summary>Returns the request for the planned change.</summary>
    protected abstract ApiOperation<T> Request();

    /// <summary>Returns the object to output if nothing was changed.</summary>
    protected virtual T Unchanged(T current) => current;

    /// <summary>Returns the object to output. Called on the pipeline thread.</summary>
    protected virtual object Output(T changed) => changed;
}
