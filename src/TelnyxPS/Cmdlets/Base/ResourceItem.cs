using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A resource on its way through a cmdlet: given as an object, or read by its id.</summary>
internal abstract class ResourceItem<T>(TelnyxCommand command, ResourceTarget<T> target, object? errorTarget = null)
    : CommandItem(command, target.Key, errorTarget ?? target.ErrorTarget)
    where T : TelnyxResource
{
    public override bool NeedsReading => Error is null && !IsKnown;

    protected ResourceTarget<T> Target { get; } = target;

    /// <summary>The resource as it was read last.</summary>
    protected T? Current { get; set; } = target.Given;

    /// <summary>Whether the current state is known to hold.</summary>
    protected bool IsKnown => Current is not null && Target.Session.Cache.IsKnown(Current);

    public override async Task ReadAsync(CallContext context) => Current = await Target.ReadAsync(context).ConfigureAwait(false);
}
