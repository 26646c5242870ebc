using TelnyxPS.Bulk;
using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A connection that is read together with its name.</summary>
internal sealed class NamedConnectionItem(
    TelnyxCommand command, ResourceTarget<ExternalConnection> target, ConnectionNameReader names)
    : ResourceItem<ExternalConnection>(command, target)
{
    public override bool NeedsReading => true;

    public override async Task ReadAsync(CallContext context)
    {
        if (!IsKnown)
            await base.ReadAsync(context).ConfigureAwait(false);
        try
        {
            await names.ReadAsync(Target.Id, context).ConfigureAwait(false);
        }
        catch (TelnyxApiException e)
        {
            context.Verbose($"The name of external connection {Target.Id} could not be read: {e.Message}");
        }

        Target.Session.Names.Learn(Current!);
    }

    protected override void EmitResult() => Command.WriteObject(Current);
}
