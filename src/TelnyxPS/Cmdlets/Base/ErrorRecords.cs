using System.Management.Automation;
using TelnyxPS.Client;
using TelnyxPS.Cmdlets.Binding;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Creates error records.</summary>
internal static class ErrorRecords
{
    /// <summary>Creates the error of a failed request. Its id is the kind of the failure.</summary>
    public static ErrorRecord Of(TelnyxApiException e, object? target) =>
        new(e, e.Kind.ToString(), CategoryOf(e.Kind), target);

    /// <summary>
    /// Prepares a message for errors and warnings. It can contain a key that a user pasted into the wrong place.
    /// </summary>
    public static string Shown(string message) => SecretMask.HideKeys(DisplayText.Escape(message));

    /// <summary>Creates an error about one item.</summary>
    public static ErrorRecord Of(string id, ErrorCategory category, string message, object? target) =>
        new(new InvalidOperationException(Shown(message)), id, category, target);

    /// <summary>Creates the error of a CSV cell whose tags cannot be parsed.</summary>
    public static ErrorRecord InvalidTag(
        string place, string parameter, string cell, FormatException cause, object target, PSObject? row) => Of(
        "InvalidTag",
        ErrorCategory.InvalidData,
        $"{place}, column '{PipelineRow.ColumnOf(row, parameter, cell)}': the tags '{SettingDifference.Show(cell)}' "
            + $"cannot be parsed: {cause.Message}.",
        target);

    /// <summary>Creates the error of a change that could overwrite a value that cannot be read.</summary>
    public static ErrorRecord UnreadableSetting(string name, string field, object target) => Of(
        "UnreadableSetting",
        ErrorCategory.InvalidData,
        $"{name} was not changed: this module cannot read the value of the field '{field}', which the change could "
            + "overwrite. The value is in AdditionalProperties.",
        target);

    /// <summary>
    /// Creates the target of an error about an id: the id itself, with a property of the same value for reports.
    /// </summary>
    public static PSObject IdTarget(string name, string id)
    {
        var target = new PSObject(id);
        target.Properties.Add(new PSNoteProperty(name, id));
        return target;
    }

    /// <summary>
    /// Returns the target of an error: the piped object or, without one, a row that can be piped to the cmdlet again.
    /// </summary>
    public static object RowTarget(TelnyxResource? given, params (string Name, object? Value)[] row) =>
        given ?? (object)SpecifiedSettings.ToRow(row);

    /// <summary>
    /// Ends the cmdlet with an error. It never returns: <c>throw this.Terminating(...)</c> tells the compiler so.
    /// </summary>
    public static Exception Terminating(
        this Cmdlet cmdlet,
        string id,
        ErrorCategory category,
        string message,
        object? target = null,
        Exception? cause = null)
    {
        var exception = new InvalidOperationException(Shown(message), cause);
        cmdlet.ThrowTerminatingError(new ErrorRecord(exception, id, category, target));
        return exception;
    }

    /// <summary>Ends the cmdlet, because objects are piped to it although an id is specified.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="parameter">The parameter of the id.</param>
    /// <param name="reason">What would happen to the objects.</param>
    /// <param name="alternative">What to do instead of omitting the parameter.</param>
    public static Exception ObjectAndId(this Cmdlet cmdlet, string parameter, string reason, string alternative) =>
        cmdlet.Terminating(
            "ObjectAndId",
            ErrorCategory.InvalidArgument,
            $"-{parameter} cannot be used together with piped objects, because {reason}. Omit -{parameter}, or "
                + $"{alternative}.");

    private static ErrorCategory CategoryOf(TelnyxErrorKind kind) => kind switch
    {
        TelnyxErrorKind.Unauthorized => ErrorCategory.AuthenticationError,
        TelnyxErrorKind.Forbidden => ErrorCategory.PermissionDenied,
        TelnyxErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        TelnyxErrorKind.Conflict => ErrorCategory.ResourceBusy,
        TelnyxErrorKind.InvalidRequest => ErrorCategory.InvalidArgument,
        TelnyxErrorKind.RateLimited => ErrorCategory.LimitsExceeded,
        TelnyxErrorKind.ServerError => ErrorCategory.ResourceUnavailable,
        TelnyxErrorKind.ConnectionFailed or TelnyxErrorKind.OutcomeUnknown or TelnyxErrorKind.SessionClosed =>
            ErrorCategory.ConnectionError,
        TelnyxErrorKind.Timeout => ErrorCategory.OperationTimeout,
        TelnyxErrorKind.InvalidResponse or TelnyxErrorKind.IncompleteList => ErrorCategory.InvalidResult,
        TelnyxErrorKind.UnexpectedStatus => ErrorCategory.ProtocolError,
        _ => ErrorCategory.NotSpecified,
    };
}
