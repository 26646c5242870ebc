using TelnyxPS.Api;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>A change: confirmed, made, and its result emitted.</summary>
internal sealed class WriteItem<T> : CommandItem
    where T : ConnectionPart
{
    private readonly TelnyxSession session;
    private readonly ResourceCall<T> call;
    private readonly string action;
    private T? result;

    public WriteItem(BulkCommand command, TelnyxSession session, ResourceCall<T> call, object errorTarget, string action)
        : base(command, call.Request.Path, errorTarget)
    {
        this.session = session;
        this.call = call;
        this.action = action;
    }

    /// <summary>What is changed, as it was given; null where only its id was.</summary>
    public ConnectionResource? Given { get; set; }

    /// <summary>Gives what is emitted instead of a change where all is as wanted already; null where it is not.</summary>
    public Func<T?> AsWanted { get; set; } = () => null;

    /// <summary>Makes of the answer what is emitted; null for nothing.</summary>
    public Func<T, T?> Emitted { get; set; } = answer => answer;

    public override bool NeedsReading => false;

    public override bool Decide()
    {
        string target = OneLine.Of(Given?.FullName ?? call.Target);
        if (AsWanted() is not { } there)
            return Command.Confirm(target, action);

        Command.WriteVerbose($"{target} is as wanted already; nothing is sent.");
        result = Command.IsPreview ? null : there;
        return false;
    }

    public override async Task WriteAsync(CallContext context) =>
        result = Emitted(await session.Resources.CallAsync(call, context).ConfigureAwait(false));

    protected override void EmitResult()
    {
        if (result is not null)
            Command.WriteObject(result);
    }
}
