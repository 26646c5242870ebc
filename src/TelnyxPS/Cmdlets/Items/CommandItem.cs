using System.Management.Automation;
using System.Runtime.ExceptionServices;
using TelnyxPS.Bulk;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>An item of a cmdlet. It is output as an object or as an error.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="key">Identifies the resource. Items with the same key run one after another.</param>
/// <param name="errorTarget">The target of an error. It can be piped to the same cmdlet again.</param>
internal abstract class CommandItem(TelnyxCommand command, string key, object errorTarget) : BulkItem(key)
{
    public override bool HasFailed => base.HasFailed || Error is not null || PartialErrors.Count > 0;

    public override bool NeedsReading => false;

    /// <summary>The target of an error.</summary>
    public object ErrorTarget { get; } = errorTarget;

    /// <summary>An error that does not come from the service.</summary>
    public ErrorRecord? Error { get; set; }

    protected TelnyxCommand Command { get; } = command;

    /// <summary>Errors about parts of the item. They are written in addition to its result.</summary>
    protected virtual IReadOnlyList<ErrorRecord> PartialErrors => [];

    /// <summary>A warning to write if the item did not fail; null if there is none.</summary>
    protected virtual string? Warning => null;

    public override Task ReadAsync(CallContext context) => Task.CompletedTask;

    public override bool Decide() => false;

    public override Task WriteAsync(CallContext context) => Task.CompletedTask;

    public sealed override void Emit()
    {
        // What was reported about the item precedes its output.
        Command.Pipeline.WriteMessages();
        if (Failure is TelnyxApiException e)
            Command.WriteFailure(e, ErrorTarget, AdviceFor(e));
        else if (Failure is ChangeLogException log)
            throw Command.Terminating("ChangeLogFailed", ErrorCategory.WriteError, log.Message, ErrorTarget, log);
        else if (Failure is not null)
            ExceptionDispatchInfo.Capture(Failure).Throw();
        else if (Error is not null)
            Command.WriteError(Error);
        else
        {
            if (Warning is { } warning)
                Command.WriteWarning(warning);
            EmitResult();
        }

        foreach (ErrorRecord error in PartialErrors)
            Command.WriteError(error);
    }

    /// <summary>Outputs the result.</summary>
    protected abstract void EmitResult();

    /// <summary>Returns the next step after a failed request; null if its message says everything.</summary>
    protected virtual string? AdviceFor(TelnyxApiException e) => Advice.For(e);
}
