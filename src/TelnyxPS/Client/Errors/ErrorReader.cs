using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>Makes exceptions of refusals and failures: the status decides, the API's error list says the rest.</summary>
internal sealed class ErrorReader
{
    private static readonly string[] RequestIdHeaders = ["x-request-id", "Request-Id", "cf-ray"];
    private const int MostShown = 10;
    private readonly SecretMask mask;
    private readonly Uri baseUri;

    public ErrorReader(SecretMask mask, Uri baseUri)
    {
        this.mask = mask;
        this.baseUri = baseUri;
    }

    /// <summary>What Telnyx' support can find a request by.</summary>
    public static string? RequestId(HttpResponseHeaders headers)
    {
        foreach (string name in RequestIdHeaders)
        {
            if (headers.TryGetValues(name, out IEnumerable<string>? values))
                return values.First();
        }

        return null;
    }

    /// <summary>An answer whose status is not a success.</summary>
    public TelnyxApiException Refusal(ApiRequest request, ApiResponse answer)
    {
        int status = (int)answer.Status;
        bool isFailure = status is >= 500 or 408;
        bool settlesNothing = status is < 200 or 303;
        List<TelnyxApiError> errors = ReadErrors(answer.Body);
        var failure = new ApiFailure(request, answer.Attempts)
        {
            StatusCode = answer.Status,
            RequestId = Clean(answer.RequestId),
            Errors = errors,
            IsForeign = errors.Count == 0 && answer.Body.Count > 0,
            IsAmbiguous = (isFailure || settlesNothing || answer.AfterAmbiguousAttempt) && !request.IsRead,
            AfterAmbiguousAttempt = answer.AfterAmbiguousAttempt,
        };
        TelnyxErrorKind kind = isFailure && !request.IsRepeatable ? TelnyxErrorKind.OutcomeUnknown : KindOf(status);
        string sentence = Sentence(kind, request, $"HTTP {status}", answer.Attempts);
        return new TelnyxApiException(kind, sentence + Details(failure), failure);
    }

    /// <summary>A refusal with 429 that asks for more patience than there is.</summary>
    public TelnyxApiException Throttled(TelnyxApiException refusal, TimeSpan wait, TimeSpan limit) =>
        refusal.WithAdvice(FormattableString.Invariant(
            $"It asks to wait {wait.TotalSeconds:0} s, and a request waits {limit.TotalSeconds:0} s in all. Try again later."));

    /// <summary>A request that was not sent, as the service throttles all requests of the session for too long.</summary>
    public TelnyxApiException HeldTooLong(ApiRequest request, int attempts, bool ambiguous, TimeSpan limit)
    {
        var failure = new ApiFailure(request, attempts) { IsAmbiguous = ambiguous && !request.IsRead };
        string reason = FormattableString.Invariant($"not sent, as the service asks all to wait for longer than {limit.TotalSeconds:0} s");
        return new TelnyxApiException(
            TelnyxErrorKind.RateLimited, Sentence(TelnyxErrorKind.RateLimited, request, reason, attempts), failure);
    }

    /// <summary>
    /// No answer, or none that could be read to its end; <paramref name="sent"/> tells whether this or an earlier
    /// attempt may have reached the service.
    /// </summary>
    public TelnyxApiException NoAnswer(
        ApiRequest request, int attempts, AttemptFailedException attempt, bool sent, TimeSpan timeout, bool closed)
    {
        var failure = new ApiFailure(request, attempts) { IsAmbiguous = sent && !request.IsRead, IsLasting = attempt.IsLasting };
        Exception cause = mask.Apply(attempt.Cause);
        (TelnyxErrorKind kind, string reason) = attempt switch
        {
            { IsTimeout: true } => (TelnyxErrorKind.Timeout, $"no answer within {timeout.TotalSeconds:0} s"),
            { Cause: ResponseTooLargeException } => (TelnyxErrorKind.InvalidResponse, Clean(attempt.Reason)!),
            _ => (TelnyxErrorKind.ConnectionFailed, Clean(attempt.Reason)!),
        };
        if (failure.IsAmbiguous && !request.IsRepeatable)
            kind = TelnyxErrorKind.OutcomeUnknown;
        else if (closed)
            kind = TelnyxErrorKind.SessionClosed;
        return new TelnyxApiException(kind, Sentence(kind, request, reason, attempts), failure, cause);
    }

    /// <summary>An answer with a success's status that is not what the API documents.</summary>
    public TelnyxApiException InvalidAnswer(ApiRequest request, ApiResponse answer, Exception? cause)
    {
        var failure = new ApiFailure(request, answer.Attempts)
        {
            StatusCode = answer.Status,
            RequestId = Clean(answer.RequestId),
            IsAmbiguous = !request.IsRead,
        };
        const TelnyxErrorKind kind = TelnyxErrorKind.InvalidResponse;
        string sentence = Sentence(kind, request, $"HTTP {(int)answer.Status}", answer.Attempts);
        return new TelnyxApiException(kind, sentence + RequestIdText(failure), failure, cause is null ? null : mask.Apply(cause));
    }

    private static TelnyxErrorKind KindOf(int status) => status switch
    {
        401 => TelnyxErrorKind.Unauthorized,
        403 => TelnyxErrorKind.Forbidden,
        404 => TelnyxErrorKind.NotFound,
        409 => TelnyxErrorKind.Conflict,
        400 or 422 => TelnyxErrorKind.InvalidRequest,
        429 => TelnyxErrorKind.RateLimited,
        408 or >= 500 => TelnyxErrorKind.ServerError,
        _ => TelnyxErrorKind.UnexpectedStatus,
    };

    private string Sentence(TelnyxErrorKind kind, ApiRequest request, string reason, int attempts)
    {
        string what = $"{request.Method} {request.Path}";
        string tried = attempts > 1 ? $", after {attempts} attempts" : "";
        return kind switch
        {
            TelnyxErrorKind.Unauthorized =>
                "Telnyx rejected the API key (HTTP 401). Check it, and connect with a valid one: Connect-Telnyx.",
            TelnyxErrorKind.Forbidden => $"This API key is not allowed to do this: {what} ({reason}).",
            TelnyxErrorKind.NotFound => $"Telnyx found nothing for {what} ({reason}).",
            TelnyxErrorKind.Conflict => $"Telnyx is busy with something that {what} conflicts with ({reason}).",
            TelnyxErrorKind.InvalidRequest => $"Telnyx refused {what} ({reason}).",
            TelnyxErrorKind.RateLimited => $"Telnyx allows no more requests for now: {what} ({reason}).",
            TelnyxErrorKind.ServerError => $"Telnyx failed to answer {what} ({reason}){tried}. Try again later.",
            TelnyxErrorKind.ConnectionFailed => $"The connection to {baseUri.Authority} failed for {what}: {reason}{tried}.",
            TelnyxErrorKind.Timeout => $"Telnyx did not answer {what}: {reason}{tried}.",
            TelnyxErrorKind.InvalidResponse =>
                $"The answer to {what} is not the API's JSON ({reason}): something between here and Telnyx may have sent it.",
            TelnyxErrorKind.SessionClosed => $"The session was disconnected before {what} was answered. Connect again with Connect-Telnyx.",
            TelnyxErrorKind.OutcomeUnknown =>
                $"The answer to {what} was lost ({reason}): it may or may not have been carried out, and was not sent again.",
            _ => $"Telnyx answered {what} in a way that this module does not know ({reason}). "
                + "A redirect is not followed, because the API key would go along; check the base address.",
        };
    }

    private static string Details(ApiFailure failure)
    {
        string more = failure.Errors.Count > MostShown ? $"; and {failure.Errors.Count - MostShown} more" : "";
        string reasons = failure.Errors.Count > 0 ? $" {string.Join("; ", failure.Errors.Take(MostShown))}{more}."
            : failure.IsForeign ? " The answer is not in the API's form: something between here and Telnyx may have sent it."
            : "";
        return reasons + RequestIdText(failure);
    }

    private static string RequestIdText(ApiFailure failure) =>
        failure.RequestId is null ? "" : $" Request id: {failure.RequestId}.";

    private List<TelnyxApiError> ReadErrors(ArraySegment<byte> body)
    {
        try
        {
            return ErrorDocument.ReadAll(body)
                .Select(e => new TelnyxApiError(Clean(e.Code), Clean(e.Title), Clean(e.Detail), Clean(e.Pointer)))
                .ToList();
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private string? Clean(string? text) => text is null ? null : DisplayText.Of(mask.Apply(text)!);
}
