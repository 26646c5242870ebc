using System.Management.Automation;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Compares external connections with what they should be, and emits one object for each setting that differs. Takes
/// what <c>Set-TelnyxExternalConnection</c> takes, and changes nothing.
/// </summary>
[Cmdlet(VerbsData.Compare, "TelnyxExternalConnection", DefaultParameterSetName = ById)]
[OutputType(typeof(ConnectionDifference))]
public sealed class CompareTelnyxExternalConnectionCommand : ConnectionSettingsCommand
{
    private protected override CommandItem ItemOf(
        ResourceTarget<ExternalConnection> target, DesiredSettings change, object errorTarget) =>
        new Item(this, target, change, errorTarget);

    /// <summary>A connection that is compared.</summary>
    private sealed class Item(
        BulkCommand command, ResourceTarget<ExternalConnection> target, DesiredSettings change, object errorTarget)
        : ResourceItem<ExternalConnection>(command, target, errorTarget)
    {
        protected override IEnumerable<string> Warnings => change.WarningsFor(Target.Describe(Current), Current);

        protected override void EmitResult() => Command.WriteObject(
            change.Against(Current!).Differences.Select(difference => new ConnectionDifference(Target.Id, difference)),
            enumerateCollection: true);
    }
}
