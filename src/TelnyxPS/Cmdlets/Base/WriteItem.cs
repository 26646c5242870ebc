using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A change: confirmed, made, and its result emitted.</summary>
internal sealed class WriteItem<T> : CommandItem
    where T : ConnectionPart
{
    private readonly TelnyxSession session;
    private readonly ApiOperation<T> call;
    private readonly string action;
    private T? result;

    public WriteItem(BulkCommand command, TelnyxSession session, ApiOperation<T> call, object errorTarget, string action)
        : base(command, call.Request.Path, errorTarget)
    {
        this.session = session;
        this.call = call;
        this.action = action;
    }

    /// <summary>What is changed, as it was given; null where only its id was.</summary>
    public ConnectionResource? Given { get; set; }

    /// <summary>Makes of the answer what is emitted; null for nothing.</summary>
    public Func<T, T?> Emitted { get; set; } = answer => answer;

    public override bool NeedsReading => false;

    public override bool Decide() => Command.Confirm(DisplayText.Of(Given?.FullName ?? call.Target), action);

    public override async Task WriteAsync(CallContext context) =>
        result = Emitted(await session.Resources.CallAsync(call, context).ConfigureAwait(false));

    protected override void EmitResult()
    {
        if (result is not null)
            Command.WriteObject(result);
    }
}
