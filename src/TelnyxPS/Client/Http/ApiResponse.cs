using System.Net;

namespace TelnyxPS.Client;

/// <summary>A complete response.</summary>
internal sealed class ApiResponse(HttpStatusCode status, ArraySegment<byte> body, string? requestId)
{

    public HttpStatusCode Status => status;

    public ArraySegment<byte> Body { get; } = WithoutByteOrderMark(body);

    /// <summary>The unmasked request id. Show it only with <see cref="ExceptionFactory.RequestId"/>.</summary>
    public string? RequestId => requestId;

    /// <summary>How long the service asks to wait before the next attempt; null if it does not specify that.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The rate limit that the service reports.</summary>
    public RateLimitHeaders RateLimit { get; set; }

    /// <summary>Whether the service asks to retry the request; null if it does not specify that.</summary>
    public bool? ShouldRetry { get; set; }

    /// <summary>How many times the request was sent.</summary>
    public int Attempts { get; set; } = 1;

    /// <summary>Whether an earlier attempt may have been carried out although its response was lost.</summary>
    public bool AfterAmbiguousAttempt { get; set; }

    public bool IsThrottled => (int)Status == 429;

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    private static ArraySegment<byte> WithoutByteOrderMark(ArraySegment<byte> body) =>
        body.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])
            ? new ArraySegment<byte>(body.Array!, body.Offset + 3, body.Count - 3)
            : body;
}
