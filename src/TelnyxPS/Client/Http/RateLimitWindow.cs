namespace TelnyxPS.Client;

/// <summary>
/// The current window of the service's rate limit, estimated from responses: how many more requests it certainly
/// allows, and when it has certainly ended. Responses can arrive in a different order than the service counted the
/// requests. In case of doubt, the window counts as fuller. Not thread-safe.
/// </summary>
internal sealed class RateLimitWindow
{
    /// <summary>The longest window to wait for. In a longer window, the service rejects excess requests.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private bool isKnown;

    // Whether the window is only expected: no request sent in it has a response yet.
    private bool isExpected;
    private int limit;
    private TimeSpan length;

    // The fewest remaining requests in a response to a request after start, and when it arrived.
    private int least;
    private long leastAt;

    // The service counts requests after this one in this window or a later one.
    private long start;

    // The numbers of remaining requests that were reported. The service reports each number once in a window, so a
    // number that is repeated belongs to another window.
    private readonly HashSet<int> seen = [];

    // The number of requests without a usable response that may be counted in this window.
    private int inDoubt;

    // The numbers reported to earlier requests that may be counted in this window. Higher numbers than the least are
    // already included in it.
    private readonly List<int> doubtful = [];

    // The number of completed requests that may be counted in the next window.
    private int maybeLater;
    private TimeSpan end;

    // Only responses to requests after this one can move the end forward.
    private long endFrom;
    private long answered;

    // The shortest time between a request and its response.
    private TimeSpan fastest = TimeSpan.MaxValue;

    /// <summary>Counts permits and responses, to record their order.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whether no more requests are allowed before the window ends.</summary>
    public bool IsUsedUp => isKnown && Remaining < 1;

    private int Remaining => least - inDoubt - doubtful.Count;

    // The service counted a request before its response arrived, and the next request takes time to arrive. Half of the
    // shortest round trip is a safe estimate of both together.
    private TimeSpan OnTheWay => TimeSpan.FromTicks(fastest.Ticks / 2);

    /// <summary>Returns when one more request than the running ones is allowed: now, or when the window ends.</summary>
    public TimeSpan OpensAt(int running, TimeSpan now)
    {
        if (!isKnown || Remaining > running)
            return now;
        if (end <= now)
            Expect(now);
        return Remaining > running ? now : end;
    }

    /// <summary>Grants a permit.</summary>
    public RateLimitLease Grant(TimeSpan waited, TimeSpan now) => new(++Sequence, answered, waited, now);

    /// <summary>
    /// Records a response, or that there was none and it is not known whether the request was counted.
    /// </summary>
    public void Record(RateLimitLease lease, RateLimitHeaders headers, TimeSpan now)
    {
        Sequence++;
        int others = (int)(answered++ - lease.Answered);
        TimeSpan took = now - lease.GrantedAt;
        if (headers.Remaining is not null && took < fastest)
            fastest = took;
        if (headers.Remaining is not { } left || headers.Reset is not { } reset || reset > Longest)
            CountInDoubt();
        else if (took >= reset)
            isKnown = false; // The response took as long as the window that it reports.
        else if (!isKnown || IsOfLaterWindow(lease, left))
            Begin(lease, left, others, headers.Limit, now + reset - OnTheWay, reset);
        else if (lease.Sequence <= start && left < least)
            CountInDoubt(left);
        else
            Narrow(lease, left, now + reset - OnTheWay);
    }

    /// <summary>
    /// Records a rejection: no request is allowed until the requested pause or, without one, the window has ended.
    /// </summary>
    public void RecordRefusal(RateLimitLease lease, int? told, TimeSpan? until)
    {
        Sequence++;
        answered++;
        if (!isKnown && told is { } count && until is { } over)
        {
            isKnown = true;
            limit = Math.Max(1, count);
            length = Shortest;
            start = lease.Sequence - 1;
            end = over;
        }

        if (!isKnown || lease.Sequence <= start)
            return;
        isExpected = false;
        least = 0;
        leastAt = Sequence;
        if (until < end)
            end = until.Value;
    }

    /// <summary>
    /// Whether the request is counted in a later window: it was sent after the response with the fewest remaining
    /// requests arrived, but its response does not report fewer.
    /// </summary>
    private bool IsOfLaterWindow(RateLimitLease lease, int left) =>
        lease.Sequence > start && (isExpected || (lease.Sequence > leastAt && left >= least));

    private void Begin(RateLimitLease lease, int left, int others, int? told, TimeSpan latestEnd, TimeSpan reset)
    {
        if (!isExpected)
            start = lease.Sequence - 1;
        isKnown = true;
        isExpected = false;
        limit = Math.Max(1, told ?? Math.Max(limit, left + 1));
        length = reset > Shortest ? reset : Shortest;
        least = left;
        leastAt = Sequence;
        inDoubt = maybeLater = others;
        doubtful.Clear();
        seen.Clear();
        seen.Add(left);
        end = latestEnd;
        endFrom = lease.Sequence;
    }

    private void Narrow(RateLimitLease lease, int left, TimeSpan latestEnd)
    {
        if (lease.Sequence > endFrom && latestEnd < end)
            end = latestEnd;
        if (!seen.Add(left))
            maybeLater++;
        if (left >= least)
            return;

        least = left;
        leastAt = Sequence;
        doubtful.RemoveAll(one => one > left);
    }

    private void CountInDoubt(int left)
    {
        if (seen.Add(left))
            doubtful.Add(left);
        maybeLater++;
    }

    private void CountInDoubt()
    {
        inDoubt++;
        maybeLater++;
    }

    private void Expect(TimeSpan now)
    {
        isExpected = true;
        least = Math.Max(1, limit - maybeLater);
        inDoubt = maybeLater = 0;
        doubtful.Clear();
        seen.Clear();
        start = Sequence;
        end = now + length;
    }
}
