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
        new CompareConnectionItem(this, target, change, errorTarget);
}
