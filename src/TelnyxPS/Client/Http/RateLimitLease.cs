namespace TelnyxPS.Client;

/// <summary>The permit to send one request.</summary>
internal sealed class RateLimitLease(long sequence, long answered, TimeSpan waited, TimeSpan grantedAt)
{
    /// <summary>Where the permit stands in the order of all permits and answers.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>How many requests had been answered before.</summary>
    public long Answered { get; } = answered;

    /// <summary>How long the request waited for it.</summary>
    public TimeSpan Waited { get; } = waited;

    /// <summary>When it was granted.</summary>
    public TimeSpan GrantedAt { get; } = grantedAt;
}
