using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>An action that depends on no state: confirmed, done, and its result output.</summary>
internal sealed class WriteItem<T>(
    TelnyxCommand command, TelnyxSession session, ApiOperation<T> operation, object errorTarget, string action)
    : CommandItem(command, operation.Request.Path, errorTarget)
    where T : TelnyxResource
{
    private T? result;

    /// <summary>What is acted on, as it was given; null where only its id was.</summary>
    public TelnyxResource? Given { get; set; }

    /// <summary>Whether the result is output.</summary>
    public bool HasOutput { get; set; } = true;

    public override bool Decide() => Command.Confirm(DisplayText.Of(Given?.FullName ?? operation.About.Target), action);

    public override async Task WriteAsync(CallContext context) =>
        result = await session.Client.SendAsync(operation, context).ConfigureAwait(false);

    protected override void EmitResult()
    {
        if (HasOutput && result is not null)
            Command.WriteObject(result);
    }
}
