using System.Net.Http.Headers;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// Converts error responses and failures to exceptions. The status determines the kind; the body contains the reasons.
/// </summary>
internal sealed class ExceptionFactory(SecretMask mask, Uri baseUri)
{
    private const int MostShown = 10;
    private const int LongestBody = 4000;
    private static readonly string[] RequestIdHeaders = ["x-request-id", "Request-Id", "cf-ray"];

    /// <summary>Finds the request id, which Telnyx support can look up, in the headers of a response.</summary>
    public static string? ReadRequestId(HttpResponseHeaders headers)
    {
        foreach (string name in RequestIdHeaders)
        {
            if (headers.TryGetValues(name, out IEnumerable<string>? values))
                return values.First();
        }

        return null;
    }

    /// <summary>Returns the request id of a response, without secrets.</summary>
    public string? RequestId(ApiResponse answer) => Clean(answer.RequestId);

    /// <summary>Creates the exception for a response whose status is not a success.</summary>
    public TelnyxApiException Refusal(ApiRequest request, ApiResponse answer)
    {
        int status = (int)answer.Status;
        bool isFailure = status is >= 500 or 408;
        bool settlesNothing = status is < 200 or 303;
        ErrorBody body = ErrorBody.Read(answer.Body);
        var failure = new ApiFailure(request, answer.Attempts)
        {
            StatusCode = answer.Status,
            RequestId = RequestId(answer),
            Errors = body.Reasons.Select(Clean).ToList(),
            ResponseBody = BodyText(body.Text),
            IsForeign = answer.Body.Count > 0 && !body.IsDocumented,
            IsAmbiguous = (isFailure || settlesNothing || answer.AfterAmbiguousAttempt) && !request.IsRead,
            AfterAmbiguousAttempt = answer.AfterAmbiguousAttempt,
        };
        TelnyxErrorKind kind = isFailure && !request.IsRepeatable ? TelnyxErrorKind.OutcomeUnknown : KindOf(status);
        string head = kind == TelnyxErrorKind.UnexpectedStatus
            ? UnexpectedStatusText.Head(status, What(request))
            : Head(kind, request, $"HTTP {status}", answer.Attempts);
        string advice = kind == TelnyxErrorKind.UnexpectedStatus
            ? UnexpectedStatusText.Advice(status, baseUri)
            : Advice(kind);
        string page = body.PageTitle is null
            ? ""
            : " The response is an HTML page, which might come from a proxy or firewall instead of Telnyx.";
        string reasons = failure.Errors.Count == 0 ? "" : $": {Reasons(failure.Errors)}";
        string end = $"{page}{advice}{More(failure.Errors)}{RequestIdText(failure)}";
        return new TelnyxApiException(kind, $"{head}{reasons}.{end}", failure);
    }

    /// <summary>Creates the exception for status 429 if the service asks for a longer wait than allowed.</summary>
    public TelnyxApiException Throttled(TelnyxApiException refusal, TimeSpan wait, TimeSpan limit)
    {
        double most = limit.TotalSeconds;
        return refusal.WithAdvice(FormattableString.Invariant(
            $"Telnyx requested a wait of {wait.TotalSeconds:0} s, but this request can wait at most {most:0} s."));
    }

    /// <summary>Creates the exception for a request that was not sent because of the rate limit.</summary>
    public TelnyxApiException HeldTooLong(ApiRequest request, int attempts, bool ambiguous, TimeSpan limit)
    {
        var failure = new ApiFailure(request, attempts) { IsAmbiguous = ambiguous && !request.IsRead };
        string message = FormattableString.Invariant(
            $"{What(request)} was not sent: Telnyx requested a wait of more than {limit.TotalSeconds:0} s.");
        const TelnyxErrorKind kind = TelnyxErrorKind.RateLimited;
        return new TelnyxApiException(kind, message + Advice(kind), failure);
    }

    /// <summary>
    /// Creates the exception for a request without a complete response. <paramref name="sent"/> is whether this or an
    /// earlier attempt may have reached the service.
    /// </summary>
    public TelnyxApiException NoResponse(
        ApiRequest request, int attempts, AttemptFailedException attempt, bool sent, TimeSpan timeout, bool closed)
    {
        var failure = new ApiFailure(request, attempts)
        {
            IsAmbiguous = sent && !request.IsRead,
            IsLasting = attempt.IsLasting,
        };
        Exception cause = mask.Apply(attempt.Cause);
        (TelnyxErrorKind kind, string reason) = attempt switch
        {
            _ when closed => (TelnyxErrorKind.SessionClosed, "the session was disconnected"),
            { IsTimeout: true } => (TelnyxErrorKind.Timeout, $"no response within {timeout.TotalSeconds:0} s"),
            { Cause: ResponseTooLargeException } => (TelnyxErrorKind.InvalidResponse, Clean(attempt.Reason)!),
            _ => (TelnyxErrorKind.ConnectionFailed, Clean(attempt.Reason)!),
        };
        if (failure.IsAmbiguous && !request.IsRepeatable)
            kind = TelnyxErrorKind.OutcomeUnknown;
        return new TelnyxApiException(kind, $"{Head(kind, request, reason, attempts)}.{Advice(kind)}", failure, cause);
    }

    /// <summary>Creates the exception for a successful response that does not have the documented form.</summary>
    public TelnyxApiException InvalidResponse(ApiRequest request, ApiResponse answer, Exception cause)
    {
        ErrorBody body = ErrorBody.Read(answer.Body);
        var failure = new ApiFailure(request, answer.Attempts)
        {
            StatusCode = answer.Status,
            RequestId = RequestId(answer),
            ResponseBody = BodyText(body.Text),
            IsAmbiguous = !request.IsRead,
        };
        string found = body.Text.Length == 0 ? "it is empty"
            : body.PageTitle is { } title
                ? $"it is an HTML page ({Clean(title)}), which might come from a proxy or firewall instead of Telnyx"
            : $"it is not the expected JSON ({Clean(cause.Message)!.TrimEnd('.')})";
        const TelnyxErrorKind kind = TelnyxErrorKind.InvalidResponse;
        string head = Head(kind, request, $"HTTP {(int)answer.Status}", answer.Attempts);
        return new TelnyxApiException(
            kind, $"{head}: {found}.{RequestIdText(failure)}", failure, mask.Apply(cause));
    }

    private static TelnyxErrorKind KindOf(int status) => status switch
    {
        401 => TelnyxErrorKind.Unauthorized,
        403 => TelnyxErrorKind.Forbidden,
        404 or 410 => TelnyxErrorKind.NotFound,
        409 => TelnyxErrorKind.Conflict,
        400 or 422 => TelnyxErrorKind.InvalidRequest,
        429 => TelnyxErrorKind.RateLimited,
        408 or >= 500 => TelnyxErrorKind.ServerError,
        _ => TelnyxErrorKind.UnexpectedStatus,
    };

    private static string What(ApiRequest request) => $"{request.Method} {SecretMask.HideKeys(request.Path)}";

    /// <summary>Describes what happened to a request, without a period.</summary>
    private string Head(TelnyxErrorKind kind, ApiRequest request, string reason, int attempts)
    {
        string what = What(request);
        string tried = attempts > 1 ? $" after {attempts} attempts" : "";
        return kind switch
        {
            TelnyxErrorKind.Unauthorized => $"Telnyx rejected the API key ({reason})",
            TelnyxErrorKind.Forbidden => $"Access was denied for {what} ({reason})",
            TelnyxErrorKind.NotFound => $"No resource was found for {what} ({reason})",
            TelnyxErrorKind.Conflict =>
                $"{what} conflicts with another operation or with the current state of the resource ({reason})",
            TelnyxErrorKind.RateLimited => $"The Telnyx rate limit was exceeded for {what} ({reason})",
            TelnyxErrorKind.ServerError => $"Telnyx failed to process {what}{tried} ({reason})",
            TelnyxErrorKind.ConnectionFailed =>
                $"The connection to {baseUri.Authority} failed for {what}{tried}: {reason}",
            TelnyxErrorKind.Timeout => $"{what} timed out{tried}: {reason}",
            TelnyxErrorKind.InvalidResponse =>
                $"The response to {what} does not match the Telnyx API documentation ({reason})",
            TelnyxErrorKind.SessionClosed => $"The session was disconnected before {what} completed",
            TelnyxErrorKind.OutcomeUnknown =>
                $"The outcome of {what} is unknown, and the request was not sent again ({reason})",
            _ => $"{what} was refused ({reason})",
        };
    }

    private static string Advice(TelnyxErrorKind kind) => kind switch
    {
        TelnyxErrorKind.ServerError or TelnyxErrorKind.RateLimited => " Try again later.",
        _ => "",
    };

    private static string Reasons(IReadOnlyList<TelnyxApiError> errors) =>
        string.Join("; ", errors.Take(MostShown))
        + (errors.Count > MostShown ? $"; and {errors.Count - MostShown} more" : "");

    private static string More(IReadOnlyList<TelnyxApiError> errors) =>
        errors.Select(error => error.Url).FirstOrDefault(url => !string.IsNullOrWhiteSpace(url)) is { } url
            ? $" See {url}."
            : "";

    private static string RequestIdText(ApiFailure failure) =>
        failure.RequestId is null ? "" : $" Request id: {failure.RequestId}.";

    private TelnyxApiError Clean(ErrorDocument error) => new(Clean(error.Code), Clean(error.Title), Clean(error.Detail))
    {
        Pointer = Clean(error.Pointer),
        Parameter = Clean(error.Parameter),
        Url = Clean(error.Url),
    };

    /// <summary>Makes text from outside safe to show: on one line and without secrets.</summary>
    private string? Clean(string? text) =>
        text is null ? null : DisplayText.Of(mask.Apply(DisplayText.Shorten(text, LongestBody))!);

    private string? BodyText(string text) =>
        text.Length == 0 ? null : mask.Apply(DisplayText.Shorten(text, LongestBody));
}
