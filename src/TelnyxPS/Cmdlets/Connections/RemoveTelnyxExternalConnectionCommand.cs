using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Removes external connections for good, and emits each as the service returned it.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "TelnyxExternalConnection",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    HelpUri = ApiReference.Pages + "deletes-an-external-connection")]
[OutputType(typeof(ExternalConnection))]
public sealed class RemoveTelnyxExternalConnectionCommand : ConnectionTargetCommand
{
    /// <summary>Asks no question. -WhatIf still only tells.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool IsForced => Force && !IsPreview && !MyInvocation.BoundParameters.ContainsKey("Confirm");

    private protected override ConnectionItem ItemOf(ConnectionTarget target) => new Item(this, target);

    /// <summary>A connection that is removed.</summary>
    private sealed class Item : ConnectionItem
    {
        private readonly RemoveTelnyxExternalConnectionCommand command;

        public Item(RemoveTelnyxExternalConnectionCommand command, ConnectionTarget target)
            : base(command, target) => this.command = command;

        // A preview looks at the connection, to say what the service would; a removal leaves that to the service.
        public override bool NeedsReading => command.IsPreview && base.NeedsReading;

        public override bool Decide()
        {
            Current ??= Target.LastSeen;
            string action = command.IsPreview && DeleteAdvice.Foreseen(Current!) is { } refusal
                ? $"Remove (the service would refuse: {refusal})"
                : "Remove";
            return command.IsForced || command.Confirm(ConnectionTarget.Describe(Target.Id, Current), action);
        }

        public override async Task WriteAsync(CallContext context) =>
            Result = await Client.DeleteAsync(Target.Id, context).ConfigureAwait(false)
                ?? Current
                ?? ExternalConnection.OfId(Target.Id);
    }
}
