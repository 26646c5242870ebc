using System.Management.Automation;
using System.Management.Automation.Host;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// The base class of the cmdlets that send requests to Telnyx. It declares -Session and owns the components that do the
/// work of all cmdlets.
/// </summary>
public abstract class TelnyxCommand : PSCmdlet, IDisposable
{
    /// <summary>The name of the parameter set with ids.</summary>
    internal const string ById = "Id";

    /// <summary>The name of the parameter set with objects.</summary>
    internal const string ByObject = "InputObject";

    /// <summary>Creates the components.</summary>
    private protected TelnyxCommand()
    {
        Pipeline = new PipelineThread(this);
        Input = new PipelineInput(this);
        Lists = new ListWriter(this);
        Run = new BulkRun(this);
    }

    /// <summary>
    /// The session to use, from <c>Connect-Telnyx -PassThru</c>. Default: the session of the runspace, or the one that
    /// <c>TELNYX_API_KEY</c> creates. A piped object is always changed through the session that it came from.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public TelnyxSession? Session { get; set; }

    /// <summary>Runs calls on other threads.</summary>
    internal PipelineThread Pipeline { get; }

    /// <summary>Reads the records of the pipeline.</summary>
    internal PipelineInput Input { get; }

    /// <summary>Outputs lists.</summary>
    internal ListWriter Lists { get; }

    /// <summary>Processes the items.</summary>
    internal BulkRun Run { get; }

    /// <summary>Whether to preview changes: -WhatIf is specified, or $WhatIfPreference is true.</summary>
    internal bool IsPreview => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? specified)
        ? LanguagePrimitives.IsTrue(specified)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>
    /// Cancels what is still running. PowerShell calls this when the pipeline ends for any reason.
    /// </summary>
    public void Dispose()
    {
        PipelineRow.Take();
        Pipeline.End(Lists.Running, Run.Running);
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks the parameters, and then opens the change log of a cmdlet that has one.</summary>
    protected sealed override void BeginProcessing()
    {
        CheckParameters();
        Run.OpenLog();
    }

    /// <summary>Completes the items.</summary>
    protected override void EndProcessing() => Run.End();

    /// <summary>Cancels what is running, on Ctrl+C.</summary>
    protected override void StopProcessing() => Pipeline.Stop();

    /// <summary>Ends the cmdlet if parameters on the command line are invalid or cannot be used together.</summary>
    private protected virtual void CheckParameters()
    {
    }

    /// <summary>The session that an object came from, or the default session if it came from none.</summary>
    internal TelnyxSession SessionFor(TelnyxResource? resource)
    {
        return resource is null || TelnyxSession.Of(resource) is not { } origin
            ? DefaultSession()
            : SessionFor(origin, resource.FullName, resource);
    }

    /// <summary>The session that an object came from, unless -Session specifies a different one.</summary>
    /// <param name="origin">The session that the object came from.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="target">The target of an error.</param>
    /// <param name="alternative">What to specify instead of objects.</param>
    internal TelnyxSession SessionFor(
        TelnyxSession origin, string name, object target, string alternative = "ids")
    {
        if (Session is null || ReferenceEquals(Session, origin))
        {
            return !origin.IsClosed ? origin : throw Closed(
                $"{name} belongs to {origin}, which was disconnected. If no session is open, run Connect-Telnyx. Then "
                    + $"get the object again, or specify {alternative} instead of objects.",
                target);
        }

        string other = $"{Session}" == $"{origin}" ? "" : $": {Session}";
        throw this.Terminating(
            "SessionMismatch",
            ErrorCategory.InvalidArgument,
            $"{name} belongs to {origin}, but -Session specifies a different session{other}. "
                + $"Run the command without -Session, or specify {alternative} instead of objects.",
            target);
    }

    /// <summary>The session for an id: <see cref="Session"/>, or the session of the runspace if it is null.</summary>
    internal TelnyxSession DefaultSession()
    {
        TelnyxSession session = Session ?? SessionDefaults.Get(this);
        return !session.IsClosed ? session : throw Closed(Session is null
            ? $"The {session} was disconnected. Connect again with Connect-Telnyx."
            : $"The {session} that -Session specifies was disconnected. Specify another session, or omit -Session.");
    }

    /// <summary>Asks for confirmation, or shows a preview, as -Confirm and -WhatIf specify.</summary>
    internal bool Confirm(string target, string action)
    {
        try
        {
            return ShouldProcess(DisplayText.Escape(target), DisplayText.Escape(action));
        }
        catch (Exception e) when (e is PSInvalidOperationException or HostException or NullReferenceException)
        {
            // Hosts throw one of these exceptions if no one is there to answer.
            throw this.Terminating(
                "ConfirmationUnavailable",
                ErrorCategory.InvalidOperation,
                $"The operation '{action}' on '{target}' requires confirmation, but no one is there to answer "
                    + "(non-interactive session). To run the command without confirmation, add -Confirm:$false.",
                target,
                e);
        }
    }

    /// <summary>Writes a verbose message, which can contain text from Telnyx.</summary>
    internal new void WriteVerbose(string text)
    {
        if (DebugStream.TakesVerbose(this))
            WriteDebug(DisplayText.Escape(text));
        else
            base.WriteVerbose(DisplayText.Escape(text));
    }

    /// <summary>Writes a warning, which can contain text from Telnyx.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(ErrorRecords.Shown(text));

    /// <summary>
    /// Writes a failed request as an error. If Telnyx rejected the key, the cmdlet ends: all other requests would
    /// fail too.
    /// </summary>
    internal void WriteFailure(TelnyxApiException e, object? target, string? advice)
    {
        ErrorRecord record = ErrorRecords.Of(advice is null ? e : e.WithAdvice(advice), target);
        if (e.Kind == TelnyxErrorKind.Unauthorized)
            ThrowTerminatingError(record);
        WriteError(record);
    }

    private Exception Closed(string message, object? target = null) =>
        this.Terminating("SessionClosed", ErrorCategory.ConnectionError, message, target);
}
