using System.Management.Automation;
using TelnyxPS.Api;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>Removes external connections for good, and emits each as the service returned it.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "TelnyxExternalConnection",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ExternalConnection))]
public sealed class RemoveTelnyxExternalConnectionCommand : ConnectionTargetCommand
{
    /// <summary>Asks no question. -WhatIf still only tells.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool IsForced => Force && !IsPreview && !MyInvocation.BoundParameters.ContainsKey("Confirm");

    private protected override void Process(ConnectionTarget target)
    {
        // A preview looks at the connection, to say what the service would; a removal leaves that to the service.
        ExternalConnection? seen = target.LastSeen;
        if (IsPreview)
        {
            if (!TryGetCurrent(target, out seen))
                return;
        }

        string action = IsPreview && DeleteAdvice.Foreseen(seen!) is { } refusal
            ? $"Remove (the service would refuse: {refusal})"
            : "Remove";
        if (!IsForced && !Confirm(ConnectionTarget.Describe(target.Id, seen), action))
            return;

        if (Try(ErrorTarget(target), context => target.Session.Client.DeleteAsync(target.Id, context), out ExternalConnection? removed))
            WriteObject(removed ?? seen ?? ExternalConnection.OfId(target.Id));
    }
}
