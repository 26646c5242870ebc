using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A resource that a cmdlet works on: a piped object, or a resource that is read by its id.</summary>
internal abstract class ResourceItem<T>(TelnyxCommand command, ResourceTarget<T> target, object? errorTarget = null)
    : CommandItem(command, target.Key, errorTarget ?? target.ErrorTarget)
    where T : TelnyxResource
{
    public override bool NeedsReading => Error is null && !IsKnown;

    protected ResourceTarget<T> Target { get; } = target;

    /// <summary>The last known state.</summary>
    protected T? Current { get; set; } = target.Given;

    /// <summary>Whether the last known state is current.</summary>
    protected bool IsKnown => Current is not null && Target.Session.Cache.IsKnown(Current);

    public override async Task ReadAsync(CallContext context) =>
        Current = await Target.ReadAsync(context).ConfigureAwait(false);
}
