using System.Management.Automation;
using System.Runtime.ExceptionServices;
using TelnyxPS.Api;
using TelnyxPS.Bulk;
using TelnyxPS.Models;

namespace TelnyxPS.Commands;

/// <summary>A connection on its way through a cmdlet.</summary>
internal abstract class ConnectionItem : BulkItem
{
    private readonly ConnectionTargetCommand command;

    protected ConnectionItem(ConnectionTargetCommand command, ConnectionTarget target, object? errorTarget = null)
        : base(target.Id)
    {
        this.command = command;
        Target = target;
        ErrorTarget = errorTarget ?? target.Piped ?? (object)target.Id;
        Current = target.Piped;
    }

    public override bool NeedsReading => !IsKnown;

    public override bool HasFailed => base.HasFailed || Error is not null;

    /// <summary>What an error on this item names, so that it can be piped into the same cmdlet again.</summary>
    public object ErrorTarget { get; }

    protected ConnectionTarget Target { get; }

    /// <summary>The connection as it was read last.</summary>
    protected ExternalConnection? Current { get; set; }

    /// <summary>What is emitted in the end; null for nothing.</summary>
    protected ExternalConnection? Result { get; set; }

    /// <summary>An error that is not one of the service's.</summary>
    protected ErrorRecord? Error { get; set; }

    protected TelnyxClient Client => Target.Session.Client;

    /// <summary>Whether the current state is known to hold.</summary>
    protected bool IsKnown => Current is not null && Target.Session.Ledger.IsKnown(Current);

    public override async Task ReadAsync(CallContext context) =>
        Current = await command.ReaderOf(Target.Session).ReadAsync(Target.Id, context).ConfigureAwait(false);

    public override Task WriteAsync(CallContext context) => Task.CompletedTask;

    public sealed override void Emit()
    {
        if (Failure is TelnyxApiException e)
            command.WriteFailure(e, ErrorTarget);
        else if (Failure is not null)
            ExceptionDispatchInfo.Capture(Failure).Throw();
        else if (Error is not null)
            command.WriteError(Error);
        else if (Result is not null)
            command.WriteObject(Result);
    }
}
