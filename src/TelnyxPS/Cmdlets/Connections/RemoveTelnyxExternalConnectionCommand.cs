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
    HelpUri = ApiReference.ExternalConnections + "deletes-an-external-connection")]
[OutputType(typeof(ExternalConnection))]
public sealed class RemoveTelnyxExternalConnectionCommand : ConnectionCommand
{
    /// <summary>Asks no question. -WhatIf still only tells.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool IsForced => Force && !IsPreview && !MyInvocation.BoundParameters.ContainsKey("Confirm");

    private protected override CommandItem ItemOf(ResourceTarget<ExternalConnection> target) => new Item(this, target);

    /// <summary>A connection that is removed.</summary>
    private sealed class Item(RemoveTelnyxExternalConnectionCommand command, ResourceTarget<ExternalConnection> target)
        : ResourceItem<ExternalConnection>(command, target)
    {
        private ExternalConnection? removed;

        // A preview looks at the connection, to say what the service would; a removal leaves that to the service.
        public override bool NeedsReading => command.IsPreview && base.NeedsReading;

        private ExternalConnection? LastSeen => Current ?? Target.Session.Cache.Find(Target.Id);

        public override bool Decide()
        {
            string action = command.IsPreview && RemovalAdvice.Foreseen(LastSeen!) is { } refusal
                ? $"Remove (the service would refuse: {refusal})"
                : "Remove";
            return command.IsForced || command.Confirm(Target.Describe(LastSeen), action);
        }

        public override async Task WriteAsync(CallContext context)
        {
            ExternalConnection ifGone = LastSeen ?? ExternalConnection.OfId(Target.Id);
            removed = await Target.Session.Client
                .SendAsync(Endpoints.Connection.Delete(null, Target.Id, ifGone), context)
                .ConfigureAwait(false);
        }

        protected override void EmitResult()
        {
            if (removed is not null)
                command.WriteObject(removed);
        }

        protected override string? AdviceFor(TelnyxApiException e) => RemovalAdvice.For(e, Target.Id, LastSeen);
    }
}
