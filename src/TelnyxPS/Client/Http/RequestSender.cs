using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>
/// Sends requests with the API key and a timeout for each attempt, and retries them if that is safe. The result is a
/// successful response or a <see cref="TelnyxApiException"/>.
/// </summary>
internal sealed class RequestSender : IDisposable
{
    private const int LargestBody = 8 * 1024 * 1024;
    private const int LargestHint = 1024 * 1024;
    private static readonly TimeSpan ShortestReportedWait = TimeSpan.FromSeconds(0.05);
    private static readonly Version Http2 = new(2, 0);
    private static readonly MediaTypeWithQualityHeaderValue JsonType = new("application/json");
    private static readonly ProductInfoHeaderValue UserAgent =
        new("TelnyxPS", typeof(RequestSender).Assembly.GetName().Version.ToString(3));

    private readonly HttpClient http;
    private readonly HttpMessageHandler handler;
    private readonly RenewableHandler? renewable;
    private readonly Uri baseUri;
    private readonly string baseAddress;
    private readonly AuthenticationHeaderValue? authorization;
    private readonly TimeSpan timeout;
    private readonly RateLimiter limiter;
    private readonly ExceptionFactory errors;
    private readonly RequestTrace trace;
    private volatile bool closed;

    public RequestSender(
        HttpMessageHandler handler,
        bool ownsHandler,
        Uri baseUri,
        string? apiKey,
        TimeSpan timeout,
        RateLimiter limiter)
    {
        http = new HttpClient(handler, ownsHandler) { Timeout = Timeout.InfiniteTimeSpan };
        this.handler = handler;
        renewable = HandlerChain.Links(handler).OfType<RenewableHandler>().FirstOrDefault();
        this.baseUri = baseUri;
        baseAddress = baseUri.AbsoluteUri.TrimEnd('/');
        this.timeout = timeout;
        this.limiter = limiter;
        authorization = apiKey is null ? null : new AuthenticationHeaderValue("Bearer", apiKey);
        var mask = new SecretMask(apiKey ?? "", ProxySettings.PasswordsOfEnvironment());
        errors = new ExceptionFactory(mask, baseUri);
        trace = new RequestTrace(mask);
    }

    /// <summary>
    /// Sends a request until it succeeds, is rejected, or has failed too often. <paramref name="read"/> converts a
    /// successful response, or throws a <see cref="JsonException"/>.
    /// </summary>
    /// <exception cref="TelnyxApiException">The request failed.</exception>
    /// <exception cref="StaleRequestException"><see cref="ApiRequest.BeforeSend"/> returned false.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled the request.</exception>
    public async Task<T> SendAsync<T>(
        ApiRequest request, RetryPolicy retry, CallContext context, Func<ApiResponse, T> read)
    {
        RequestAttempts attempts = request.Attempts;
        while (true)
        {
            RateLimitLease lease = await AcquireAsync(request, retry, context).ConfigureAwait(false);
            TimeSpan pause;
            string reason;
            try
            {
                ApiResponse answer = await SendOnceAsync(lease, request, retry, context).ConfigureAwait(false);
                answer.Attempts = attempts.Sent;
                answer.AfterAmbiguousAttempt = attempts.MayBeCarriedOut;
                request.RequestId = request.IsRead ? null : errors.RequestId(answer);
                if (answer.IsSuccess)
                    return Read(request, answer, read);

                TelnyxApiException refusal = errors.Refusal(request, answer);
                if (answer.IsThrottled)
                {
                    // The limiter waits, for this request and all others.
                    attempts.Throttled++;
                    pause = answer.RetryAfter!.Value;
                    if (answer.ShouldRetry == false || attempts.Waited + pause > retry.MaximumWait)
                        throw errors.Throttled(refusal, pause, retry.MaximumWait);
                    string wait = FormattableString.Invariant($"all requests wait for {pause.TotalSeconds:0.0} s");
                    context.Verbose($"{request.Method} {request.Path}: HTTP 429; {wait}.");
                    continue;
                }

                attempts.MayBeCarriedOut |= refusal.IsAmbiguous;
                if (!MayRepeat(request, refusal, retry, answer.ShouldRetry) || answer.RetryAfter > retry.MaximumWait)
                    throw refusal;

                pause = retry.PauseAfter(attempts.Failed, answer.RetryAfter);
                reason = $"HTTP {(int)answer.Status}";
            }
            catch (AttemptFailedException e) when (!context.Cancellation.IsCancellationRequested)
            {
                TelnyxApiException failure = errors.NoResponse(
                    request, attempts.Sent, e, attempts.MayBeCarriedOut || e.MayHaveArrived, timeout, closed);
                attempts.MayBeCarriedOut |= failure.IsAmbiguous;
                if (!MayRepeat(request, failure, retry, serviceSays: null))
                    throw failure;
                pause = retry.PauseAfter(attempts.Failed);
                reason = failure.Kind == TelnyxErrorKind.Timeout ? "no response in time"
                    : e.MayHaveArrived ? "connection lost"
                    : "no connection";
            }

            string next = FormattableString.Invariant($"attempt {attempts.Sent + 1} in {pause.TotalSeconds:0.0} s");
            context.Verbose($"{request.Method} {request.Path}: {reason}; {next}.");
            await retry.Delay(pause, context.Cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        closed = true;
        http.Dispose();
    }

    private static bool MayRepeat(
        ApiRequest request, TelnyxApiException failure, RetryPolicy retry, bool? serviceSays)
    {
        bool isTransient = failure.Kind is TelnyxErrorKind.ServerError
            or TelnyxErrorKind.ConnectionFailed
            or TelnyxErrorKind.Timeout;
        bool isSafe = request.IsRepeatable || !failure.IsAmbiguous;
        return isTransient
            && isSafe
            && !failure.Failure.IsLasting
            && serviceSays != false
            && request.Attempts.Failed <= retry.MaximumRetryCount;
    }

    /// <summary>Waits for a permit, and checks whether the request may still be sent.</summary>
    private async Task<RateLimitLease> AcquireAsync(ApiRequest request, RetryPolicy retry, CallContext context)
    {
        RequestAttempts attempts = request.Attempts;
        TimeSpan maximumWait = retry.MaximumWait - attempts.Waited;
        Task<RateLimitLease?> acquiring = limiter.AcquireAsync(maximumWait, context.Cancellation);
        RateLimitLease? lease;
        using (acquiring.IsCompleted ? null : context.Waits.Track(limiter))
            lease = await acquiring.ConfigureAwait(false);
        if (lease is null)
            throw errors.HeldTooLong(request, attempts.Sent, attempts.MayBeCarriedOut, retry.MaximumWait);

        bool maySend = false;
        try
        {
            context.Cancellation.ThrowIfCancellationRequested();
            attempts.Waited += lease.Waited;
            if (lease.Waited >= ShortestReportedWait && attempts.Throttled == 0)
            {
                context.Verbose(FormattableString.Invariant(
                    $"{request.Method} {request.Path}: waited {lease.Waited.TotalSeconds:0.0} s for the rate limit."));
            }

            maySend = request.BeforeSend?.Invoke() ?? true;
        }
        finally
        {
            if (!maySend)
                limiter.ReleaseUnused();
        }

        if (!maySend)
            throw new StaleRequestException(attempts);
        attempts.Sent++;
        return lease;
    }

    /// <summary>Reads a successful response. If its JSON is incomplete, the response was cut off.</summary>
    private T Read<T>(ApiRequest request, ApiResponse answer, Func<ApiResponse, T> read)
    {
        try
        {
            return read(answer);
        }
        catch (JsonException) when (ResponseJson.IsCutOff(answer.Body))
        {
            // A change that got a response is not sent again. Its outcome is verified instead.
            var cutOff = new IOException("The response was cut off.");
            AttemptFailedException failed = Failed(cutOff, body: null, isTimeout: false);
            throw request.IsRead
                ? failed
                : errors.NoResponse(request, answer.Attempts, failed, sent: true, timeout, closed);
        }
        catch (JsonException e)
        {
            throw errors.InvalidResponse(request, answer, e);
        }
    }

    /// <summary>Sends a request once, and returns the permit to the rate limiter.</summary>
    private async Task<ApiResponse> SendOnceAsync(
        RateLimitLease lease, ApiRequest request, RetryPolicy retry, CallContext context)
    {
        CancellationToken cancellation = request.IsRead ? context.Cancellation : context.Abort;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        RequestBody? body = request.IsRead && request.Body is null ? null : new RequestBody(request.Body);
        int generation = renewable?.Generation ?? 0;
        var elapsed = Stopwatch.StartNew();
        ApiResponse? answer = null;
        try
        {
            limit.CancelAfter(timeout);
            context.Debug?.Invoke(trace.Sent(request));
            using HttpRequestMessage message = ToMessage(request, body);
            using HttpResponseMessage response = await http
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            answer = await ToResponseAsync(response, limit.Token).ConfigureAwait(false);
            context.Debug?.Invoke(trace.Received(request, answer, elapsed.Elapsed));
            return answer;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            context.Debug?.Invoke(trace.Failed(request, e, elapsed.Elapsed));
            bool isTimeout = limit.IsCancellationRequested;
            if (isTimeout)
                renewable?.Renew(generation);
            throw Failed(e, body, isTimeout);
        }
        finally
        {
            Release(lease, answer, retry);
        }
    }

    private void Release(RateLimitLease lease, ApiResponse? answer, RetryPolicy retry)
    {
        if (answer?.IsThrottled == true)
        {
            answer.RetryAfter = limiter.ReleaseRefused(
                lease, answer.RetryAfter, answer.RateLimit, retry.PauseAfterRefusal);
        }
        else
        {
            limiter.Release(lease, answer?.IsSuccess == true, answer?.RateLimit ?? default);
        }
    }

    private AttemptFailedException Failed(Exception cause, RequestBody? body, bool isTimeout) =>
        new(cause, body, isTimeout, HandlerChain.ProxyFor(handler, baseUri));

    private static async Task<ApiResponse> ToResponseAsync(
        HttpResponseMessage response, CancellationToken cancellation)
    {
        ArraySegment<byte> body;
        try
        {
            body = await ReadAsync(response, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException && !response.IsSuccessStatusCode)
        {
            // The status is known; only the reason in the body is lost.
            body = default;
        }

        return new ApiResponse(response.StatusCode, body, ExceptionFactory.ReadRequestId(response.Headers))
        {
            RetryAfter = RetryAfter.Of(response.Headers, DateTimeOffset.UtcNow),
            RateLimit = RateLimitHeaders.Of(response.Headers, DateTimeOffset.UtcNow),
            ShouldRetry = ShouldRetry(response.Headers),
        };
    }

    private static bool? ShouldRetry(HttpResponseHeaders headers) =>
        headers.TryGetValues("x-should-retry", out IEnumerable<string>? values)
        && bool.TryParse(values.First(), out bool should)
            ? should
            : null;

    private HttpRequestMessage ToMessage(ApiRequest request, RequestBody? body)
    {
        var address = new StringBuilder(baseAddress).Append(request.Path);
        char separator = '?';
        foreach (KeyValuePair<string, string> pair in request.Query)
        {
            address.Append(separator)
                .Append(Uri.EscapeDataString(pair.Key))
                .Append('=')
                .Append(Uri.EscapeDataString(pair.Value));
            separator = '&';
        }

        var message = new HttpRequestMessage(request.Method, new Uri(address.ToString()));
        if (!HostRuntime.IsNetFramework)
            message.Version = Http2;
        message.Headers.Authorization = authorization;
        message.Headers.Accept.Add(JsonType);
        message.Headers.UserAgent.Add(UserAgent);
        message.Content = body;
        return message;
    }

    /// <summary>Reads the body up to a maximum size, so that a broken server cannot fill the memory.</summary>
    private static async Task<ArraySegment<byte>> ReadAsync(
        HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content is null)
            return default;
        if (response.Content.Headers.ContentLength > LargestBody)
            throw new ResponseTooLargeException(LargestBody);

        // .NET Framework cannot cancel a read, but disposing the response ends it.
        using CancellationTokenRegistration closing = cancellation.Register(response.Dispose);
        try
        {
            using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            // The Content-Length header is only a hint.
            byte[] body = new byte[Math.Min(response.Content.Headers.ContentLength + 1 ?? 16 * 1024, LargestHint)];
            int length = 0;
            int read;
            while ((read = await stream
                .ReadAsync(body, length, body.Length - length, cancellation)
                .ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > LargestBody)
                    throw new ResponseTooLargeException(LargestBody);
                if (length == body.Length)
                    Array.Resize(ref body, body.Length * 2);
            }

            return new ArraySegment<byte>(body, 0, length);
        }
        catch (ObjectDisposedException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }
}
