using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>A connection on its way through a cmdlet.</summary>
internal abstract class ConnectionItem : CommandItem
{
    private readonly ConnectionTargetCommand command;

    protected ConnectionItem(ConnectionTargetCommand command, ConnectionTarget target, object? errorTarget = null)
        : base(command, target.Id, errorTarget ?? target.ErrorTarget)
    {
        this.command = command;
        Target = target;
        Current = target.Piped;
    }

    public override bool NeedsReading => !IsKnown;

    protected ConnectionTarget Target { get; }

    /// <summary>The connection as it was read last.</summary>
    protected ExternalConnection? Current { get; set; }

    /// <summary>What is emitted in the end; null for nothing.</summary>
    protected ExternalConnection? Result { get; set; }

    protected TelnyxClient Client => Target.Session.Client;

    /// <summary>Whether the current state is known to hold.</summary>
    protected bool IsKnown => Current is not null && Target.Session.Cache.IsKnown(Current);

    public override async Task ReadAsync(CallContext context) =>
        Current = await command.ReaderOf(Target.Session).ReadAsync(Target.Id, context).ConfigureAwait(false);

    protected override void EmitResult()
    {
        if (Result is not null)
            command.WriteObject(Result);
    }
}
