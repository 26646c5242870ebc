using System.Management.Automation;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// Compares external connections with the specified settings, and returns an object for each difference. It has the
/// parameters of <c>Set-TelnyxExternalConnection</c>, and changes nothing.
/// </summary>
[Cmdlet(VerbsData.Compare, "TelnyxExternalConnection", DefaultParameterSetName = ById)]
[OutputType(typeof(ConnectionDifference))]
public sealed class CompareTelnyxExternalConnectionCommand : ConnectionSettingsCommand
{
    private protected override CommandItem ItemOf(
        ResourceTarget<ExternalConnection> target, DesiredSettings change, object errorTarget) =>
        new CompareConnectionItem(this, target, change, errorTarget);
}
