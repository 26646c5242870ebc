namespace TelnyxPS.Client;

/// <summary>
/// What the answers tell about the current window of the service's rate limit: a number of requests that it surely still
/// has room for, and a moment at which it has surely ended. Answers may come in another order than the service counted
/// the requests; where that leaves a doubt, the window counts as fuller. Not thread-safe.
/// </summary>
internal sealed class RateLimitWindow
{
    /// <summary>A window that ends later than this is not waited for: the service refuses what is too much.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private bool isKnown;

    // Whether this window is only expected: no request that was sent in it has been answered yet.
    private bool isExpected;
    private int limit;
    private int remaining;
    private TimeSpan end;
    private TimeSpan length;

    // Requests that were sent since then are counted in this window, or a later one.
    private long start;

    // When the answer came that told of the least remaining.
    private long leastAt;

    // How many answers to earlier requests may tell of a later window.
    private int doubtful;
    private long answered;

    /// <summary>The order of permits and answers.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whether no request more fits before the window ends.</summary>
    public bool IsUsedUp => isKnown && remaining < 1;

    /// <summary>When there is room for one more request than run: now, or when the window ends.</summary>
    public TimeSpan OpensAt(int running, TimeSpan now)
    {
        if (!isKnown || remaining > running)
            return now;
        if (end > now)
            return end;

        Expect(now);
        return remaining > running ? now : end;
    }

    /// <summary>Makes a permit.</summary>
    public RateLimitLease Grant(TimeSpan waited, TimeSpan now) => new(++Sequence, answered, waited, now);

    /// <summary>Notes an answer, or that there was none: what the request cost is not known then.</summary>
    public void Note(RateLimitLease lease, RateLimitHeaders headers, TimeSpan now)
    {
        Sequence++;
        long others = answered - lease.Answered;
        answered++;
        if (headers.Remaining is not { } left || headers.Reset is not { } reset || reset > Longest)
            remaining--;
        else if (now - lease.GrantedAt >= reset)
            isKnown = false; // The answer took as long as the window that it tells of.
        else if (!isKnown || IsOfLaterWindow(lease, left))
            Begin(lease, left, others, headers.Limit, now, reset);
        else if (lease.Sequence <= start)
            remaining--;
        else
            Narrow(left, now + reset);
    }

    /// <summary>Notes a refusal: no request fits before the pause that it asks for is over.</summary>
    public void NoteRefusal(RateLimitLease lease, TimeSpan until)
    {
        Sequence++;
        answered++;
        if (!isKnown || lease.Sequence <= start)
            return;
        remaining = 0;
        isExpected = false;
        leastAt = Sequence;
        end = Earlier(end, until);
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>
    /// Whether the request is counted in a later window: it was sent after the answer with the least remaining came, and
    /// was told of no less.
    /// </summary>
    private bool IsOfLaterWindow(RateLimitLease lease, int left) =>
        lease.Sequence > start && (isExpected || (lease.Sequence > leastAt && left >= remaining));

    private void Begin(RateLimitLease lease, int left, long others, int? told, TimeSpan now, TimeSpan reset)
    {
        isKnown = true;
        isExpected = false;
        limit = Math.Max(1, told ?? Math.Max(limit, left + 1));
        remaining = left - (int)Math.Min(others, left);
        start = lease.Sequence - 1;
        leastAt = Sequence;
        doubtful = 0;
        end = now + reset;
        length = reset > Shortest ? reset : Shortest;
    }

    private void Narrow(int left, TimeSpan latestEnd)
    {
        end = Earlier(end, latestEnd);
        if (left < remaining)
        {
            remaining = left;
            leastAt = Sequence;
        }
        else
        {
            doubtful++;
        }
    }

    private void Expect(TimeSpan now)
    {
        isExpected = true;
        remaining = Math.Max(1, limit - doubtful);
        start = Sequence;
        doubtful = 0;
        end = now + length;
    }
}
