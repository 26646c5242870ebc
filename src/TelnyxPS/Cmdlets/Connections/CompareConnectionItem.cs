using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A connection that is compared with the specified settings.</summary>
internal sealed class CompareConnectionItem(
    TelnyxCommand command, ResourceTarget<ExternalConnection> target, DesiredSettings change, object errorTarget)
    : ResourceItem<ExternalConnection>(command, target, errorTarget)
{
    protected override string? Warning => change.WarningFor(Target.Describe(Current), Current);

    protected override void EmitResult() => Command.WriteObject(
        change.Against(Current!).Differences.Select(difference => new ConnectionDifference(Target.Id, difference)),
        enumerateCollection: true);
}
