using System.Net;

namespace TelnyxPS.Client;

/// <summary>An answer, read whole.</summary>
internal sealed class ApiResponse
{
    public ApiResponse(HttpStatusCode status, ArraySegment<byte> body, string? requestId)
    {
        Status = status;
        Body = WithoutByteOrderMark(body);
        RequestId = requestId;
    }

    public HttpStatusCode Status { get; }

    public ArraySegment<byte> Body { get; }

    /// <summary>The id as it came, the key not masked: to be shown only as <see cref="ErrorReader"/> shows it.</summary>
    public string? RequestId { get; }

    /// <summary>How long the service asks to wait before the next attempt; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>What the service says about its rate limit.</summary>
    public RateLimitHeaders RateLimit { get; set; }

    /// <summary>What the service says of sending the request again; null where it does not say.</summary>
    public bool? ShouldRetry { get; set; }

    /// <summary>How many times the request was sent.</summary>
    public int Attempts { get; set; } = 1;

    /// <summary>Whether an earlier attempt may have been carried out although its answer was lost.</summary>
    public bool AfterAmbiguousAttempt { get; set; }

    public bool IsThrottled => (int)Status == 429;

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    private static ArraySegment<byte> WithoutByteOrderMark(ArraySegment<byte> body) =>
        body.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])
            ? new ArraySegment<byte>(body.Array!, body.Offset + 3, body.Count - 3)
            : body;
}
