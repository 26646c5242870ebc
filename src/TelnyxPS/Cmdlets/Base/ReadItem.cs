using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Something that is read and emitted.</summary>
internal sealed class ReadItem<T> : CommandItem
    where T : ConnectionPart
{
    private readonly TelnyxSession session;
    private readonly ApiOperation<T> call;
    private T? result;

    public ReadItem(BulkCommand command, TelnyxSession session, ApiOperation<T> call, object errorTarget)
        : base(command, call.Request.Path, errorTarget)
    {
        this.session = session;
        this.call = call;
    }

    public override bool NeedsReading => true;

    public override async Task ReadAsync(CallContext context) =>
        result = await session.Resources.CallAsync(call, context).ConfigureAwait(false);

    public override bool Decide() => false;

    protected override void EmitResult() => Command.WriteObject(result);
}
