using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// An action that does not depend on the state of a resource: it is confirmed and sent, and its result is output.
/// </summary>
internal sealed class WriteItem<T>(
    TelnyxCommand command, TelnyxSession session, ApiOperation<T> operation, object errorTarget, string action)
    : CommandItem(command, operation.Request.Path, errorTarget)
    where T : TelnyxResource
{
    private T? result;

    /// <summary>The piped object; null if only an id was specified.</summary>
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
