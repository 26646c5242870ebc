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
    private protected override ConnectionItem ItemOf(
        ConnectionTarget target, DesiredSettings change, object errorTarget, ErrorRecord? damage) =>
        new Item(this, target, change, errorTarget, damage);

    /// <summary>A connection that is compared.</summary>
    private sealed class Item : ConnectionItem
    {
        private readonly DesiredSettings change;

        public Item(
            ConnectionTargetCommand command, ConnectionTarget target, DesiredSettings change, object errorTarget, ErrorRecord? damage)
            : base(command, target, errorTarget)
        {
            this.change = change;
            Error = damage;
        }

        public override bool NeedsReading => Error is null && base.NeedsReading;

        public override bool Decide() => false;

        protected override void EmitResult() => Command.WriteObject(
            change.Against(Current!).Differences.Select(difference => new ConnectionDifference(Target.Id, difference)),
            enumerateCollection: true);
    }
}
