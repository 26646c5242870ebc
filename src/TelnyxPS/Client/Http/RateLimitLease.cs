namespace TelnyxPS.Client;

/// <summary>The permit to send one request.</summary>
internal sealed class RateLimitLease(long sequence, long answered, TimeSpan waited, TimeSpan grantedAt)
{
    /// <summary>The position of the permit in the sequence of permits and responses.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The number of requests that were completed before.</summary>
    public long Answered { get; } = answered;

    /// <summary>How long the request waited for the permit.</summary>
    public TimeSpan Waited { get; } = waited;

    /// <summary>When the permit was granted.</summary>
    public TimeSpan GrantedAt { get; } = grantedAt;
}
