using System.Net;

namespace TelnyxPS.Client;

/// <summary>
/// A request to Telnyx that failed. The message is a sentence a person can act on; the properties are for scripts.
/// No API key stands in any of them.
/// </summary>
public sealed class TelnyxApiException : Exception
{
    internal TelnyxApiException(TelnyxErrorKind kind, string message, ApiFailure failure, Exception? cause = null)
        : base(message, cause)
    {
        Kind = kind;
        Failure = failure;
    }

    /// <summary>What went wrong.</summary>
    public TelnyxErrorKind Kind { get; }

    /// <summary>The HTTP status of the answer; null where there was none.</summary>
    public HttpStatusCode? StatusCode => Failure.StatusCode;

    /// <summary>The errors that the answer lists; empty where it lists none.</summary>
    public IReadOnlyList<TelnyxApiError> Errors => Failure.Errors;

    /// <summary>The HTTP method of the request.</summary>
    public string Method => Failure.Method;

    /// <summary>The path of the request, below the base address.</summary>
    public string Path => Failure.Path;

    /// <summary>What Telnyx' support can find the request by; null where the answer had none.</summary>
    public string? RequestId => Failure.RequestId;

    /// <summary>How many times the request was sent.</summary>
    public int Attempts => Failure.Attempts;

    internal ApiFailure Failure { get; }

    /// <summary>Whether the request may have been carried out although its answer is not known.</summary>
    internal bool IsAmbiguous => Failure.IsAmbiguous;

    /// <summary>Whether the service itself, and not a proxy on the way, says that there is no such thing.</summary>
    internal bool SaysGone => Kind == TelnyxErrorKind.NotFound && !Failure.IsForeign;

    internal TelnyxApiException WithAdvice(string advice) => With($"{Message} {advice}");

    internal TelnyxApiException With(string message) => new(Kind, message, Failure, InnerException);
}
