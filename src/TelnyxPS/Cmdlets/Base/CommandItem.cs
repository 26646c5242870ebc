using System.Management.Automation;
using System.Runtime.ExceptionServices;
using TelnyxPS.Client;
using TelnyxPS.Bulk;

namespace TelnyxPS.Cmdlets;

/// <summary>An item on its way through a cmdlet, which comes out as an object or as an error.</summary>
internal abstract class CommandItem : BulkItem
{
    protected CommandItem(BulkCommand command, string key, object errorTarget)
        : base(key)
    {
        Command = command;
        ErrorTarget = errorTarget;
    }

    public override bool HasFailed => base.HasFailed || Error is not null;

    /// <summary>What an error on this item names, so that it can be piped into the same cmdlet again.</summary>
    public object ErrorTarget { get; }

    protected BulkCommand Command { get; }

    /// <summary>An error that is not one of the service's.</summary>
    protected ErrorRecord? Error { get; set; }

    public override Task ReadAsync(CallContext context) => Task.CompletedTask;

    public override Task WriteAsync(CallContext context) => Task.CompletedTask;

    public sealed override void Emit()
    {
        if (Failure is TelnyxApiException e)
            Command.WriteFailure(e, ErrorTarget);
        else if (Failure is not null)
            ExceptionDispatchInfo.Capture(Failure).Throw();
        else if (Error is not null)
            Command.WriteError(Error);
        else
            EmitResult();
    }

    /// <summary>Emits what came of it.</summary>
    protected abstract void EmitResult();
}
