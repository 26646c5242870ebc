using System.Net;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// A request to Telnyx that failed. The message says what happened and what to do; the properties are for scripts.
/// None of them contains the API key.
/// </summary>
public sealed class TelnyxApiException : Exception
{
    internal TelnyxApiException(TelnyxErrorKind kind, string message, ApiFailure failure, Exception? cause = null)
        : base(DisplayText.Escape(message), cause)
    {
        Kind = kind;
        Failure = failure;
    }

    /// <summary>What went wrong.</summary>
    public TelnyxErrorKind Kind { get; }

    /// <summary>The HTTP status of the answer; null where there was none.</summary>
    public HttpStatusCode? StatusCode => Failure.StatusCode;

    /// <summary>The reasons that the answer gives, in whatever form; empty where it gives none.</summary>
    public IReadOnlyList<TelnyxApiError> Errors => Failure.Errors;

    /// <summary>The HTTP method of the request.</summary>
    public string Method => Failure.Method;

    /// <summary>The path of the request, below the base address.</summary>
    public string Path => Failure.Path;

    /// <summary>The id by which Telnyx support can find the request; null where the answer had none.</summary>
    public string? RequestId => Failure.RequestId;

    /// <summary>The text of the answer, the API key masked, at most 4,000 characters; null where there was none.</summary>
    public string? ResponseBody => Failure.ResponseBody;

    /// <summary>How many times the request was sent.</summary>
    public int Attempts => Failure.Attempts;

    internal ApiFailure Failure { get; }

    /// <summary>Whether the request may have been carried out although its answer is not known.</summary>
    internal bool IsAmbiguous => Failure.IsAmbiguous;

    /// <summary>Whether the service itself, and not a proxy on the way, says that there is no such thing.</summary>
    internal bool SaysGone => Kind == TelnyxErrorKind.NotFound && !Failure.IsForeign;

    /// <summary>Whether the same request may succeed a little later.</summary>
    internal bool MayPass => !Failure.IsLasting && Kind is TelnyxErrorKind.ServerError
        or TelnyxErrorKind.ConnectionFailed or TelnyxErrorKind.Timeout or TelnyxErrorKind.RateLimited;

    internal TelnyxApiException WithAdvice(string advice) => With($"{Message} {advice}");

    internal TelnyxApiException With(string message) => new(Kind, message, Failure, InnerException);
}
