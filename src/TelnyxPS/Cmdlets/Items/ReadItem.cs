using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A resource that is read and output.</summary>
internal sealed class ReadItem<T>(TelnyxCommand command, ResourceTarget<T> target) : ResourceItem<T>(command, target)
    where T : TelnyxResource
{
    public override bool NeedsReading => true;

    protected override void EmitResult() => Command.WriteObject(Current);
}
