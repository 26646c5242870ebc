using System.Management.Automation;
using System.Runtime.ExceptionServices;
using TelnyxPS.Bulk;
using TelnyxPS.Client;

namespace TelnyxPS.Cmdlets;

/// <summary>An item on its way through a cmdlet, which comes out as an object or as an error.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="key">What the item is about: items with one key run one after the other.</param>
/// <param name="errorTarget">What an error on this item names, so that it can be piped into the same cmdlet again.</param>
internal abstract class CommandItem(TelnyxCommand command, string key, object errorTarget) : BulkItem(key)
{
    public override bool HasFailed => base.HasFailed || Error is not null || PartialErrors.Count > 0;

    public override bool NeedsReading => false;

    /// <summary>What an error on this item names.</summary>
    public object ErrorTarget { get; } = errorTarget;

    /// <summary>An error that is not one of the service's.</summary>
    public ErrorRecord? Error { get; set; }

    protected TelnyxCommand Command { get; } = command;

    /// <summary>Errors on parts of the item; the rest of it has a result all the same.</summary>
    protected virtual IReadOnlyList<ErrorRecord> PartialErrors => [];

    /// <summary>What the user has to know of an item that did not fail.</summary>
    protected virtual IEnumerable<string> Warnings => [];

    public override Task ReadAsync(CallContext context) => Task.CompletedTask;

    public override bool Decide() => false;

    public override Task WriteAsync(CallContext context) => Task.CompletedTask;

    public sealed override void Emit()
    {
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
            foreach (string warning in Warnings)
                Command.WriteWarning(warning);
            EmitResult();
        }

        foreach (ErrorRecord error in PartialErrors)
            Command.WriteError(error);
    }

    /// <summary>Outputs the result.</summary>
    protected abstract void EmitResult();

    /// <summary>What to do next after a failed request; null where its message says all.</summary>
    protected virtual string? AdviceFor(TelnyxApiException e) => Advice.For(e);
}
