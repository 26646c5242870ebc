using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Removes external connections permanently, and returns each one in its last state.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "TelnyxExternalConnection",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = ApiReference.ExternalConnections + "deletes-an-external-connection")]
[OutputType(typeof(ExternalConnection))]
public sealed class RemoveTelnyxExternalConnectionCommand : ConnectionCommand
{
    /// <summary>Removes connections without confirmation. With -WhatIf, nothing is removed.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// The path of a CSV file. Each connection is appended before it is removed, and the outcome afterward.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ChangeLog { get => Run.LogPath; set => Run.LogPath = value; }

    internal bool IsForced => Force && !IsPreview && !MyInvocation.BoundParameters.ContainsKey("Confirm");

    // Whether PowerShell asks for confirmation, unless an earlier answer was "yes to all".
    internal bool Asks => !IsForced && (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? given)
        ? LanguagePrimitives.IsTrue(given)
        : !LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact preference)
            || preference != ConfirmImpact.None);

    private protected override CommandItem ItemOf(ResourceTarget<ExternalConnection> target) =>
        new RemoveConnectionItem(this, target);
}
