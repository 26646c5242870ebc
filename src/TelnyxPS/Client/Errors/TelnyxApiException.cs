using System.Net;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// The exception for a failed request to Telnyx. The message describes what happened and what to do; the properties are
/// for scripts. None of them contains the API key.
/// </summary>
public sealed class TelnyxApiException : Exception
{
    internal TelnyxApiException(TelnyxErrorKind kind, string message, ApiFailure failure, Exception? cause = null)
        : base(SecretMask.HideKeys(DisplayText.Escape(message)), cause)
    {
        Kind = kind;
        Failure = failure;
    }

    /// <summary>The kind of failure.</summary>
    public TelnyxErrorKind Kind { get; }

    /// <summary>The HTTP status of the response; null if there was no response.</summary>
    public HttpStatusCode? StatusCode => Failure.StatusCode;

    /// <summary>The errors in the response, in the documented or any other form; empty if there are none.</summary>
    public IReadOnlyList<TelnyxApiError> Errors => Failure.Errors;

    /// <summary>The HTTP method of the request.</summary>
    public string Method => Failure.Method;

    /// <summary>The path of the request, relative to the base address.</summary>
    public string Path => Failure.Path;

    /// <summary>The request id to quote to Telnyx support; null if the response had none.</summary>
    public string? RequestId => Failure.RequestId;

    /// <summary>The body of the response, masked and limited to 4,000 characters; null if there was none.</summary>
    public string? ResponseBody => Failure.ResponseBody;

    /// <summary>How many times the request was sent.</summary>
    public int Attempts => Failure.Attempts;

    internal ApiFailure Failure { get; }

    /// <summary>Whether the request may have been carried out although its response is not known.</summary>
    internal bool IsAmbiguous => Failure.IsAmbiguous;

    /// <summary>Whether the service itself, and not a proxy, reports that the resource does not exist.</summary>
    internal bool SaysGone => Kind == TelnyxErrorKind.NotFound && !Failure.IsForeign;

    /// <summary>Whether the same request may succeed later.</summary>
    internal bool MayPass => !Failure.IsLasting && Kind is TelnyxErrorKind.ServerError
        or TelnyxErrorKind.ConnectionFailed or TelnyxErrorKind.Timeout or TelnyxErrorKind.RateLimited;

    internal TelnyxApiException WithAdvice(string advice) => With($"{Message} {advice}");

    internal TelnyxApiException With(string message) => new(Kind, message, Failure, InnerException);
}
