namespace TelnyxPS.Client;

/// <summary>
/// What the answers tell about the current window of the service's rate limit: how many more requests it surely has room
/// for, and a moment at which it has surely ended. Answers may come in another order than the service counted the
/// requests; where that leaves a doubt, the window counts as fuller. Not thread-safe.
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
    private TimeSpan length;

    // The least that an answer to a request after start told, and when it came.
    private int least;
    private long leastAt;

    // Requests after this one are counted in this window or a later one.
    private long start;

    // Each number of remaining requests that was told. The service tells each number once in a window: a number that comes
    // again is told by another window.
    private readonly HashSet<int> seen = [];

    // How many requests without a usable answer may be counted in this window too.
    private int inDoubt;

    // What earlier requests were told that may be counted in this window too. The least covers those that were told more.
    private readonly List<int> doubtful = [];

    // How many answered requests may be counted in the window after this one.
    private int maybeLater;
    private TimeSpan end;

    // Answers to requests from this one on may tell an earlier end.
    private long endFrom;
    private long answered;

    // The shortest time that an answer took.
    private TimeSpan fastest = TimeSpan.MaxValue;

    /// <summary>The order of permits and answers.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whether no request more fits before the window ends.</summary>
    public bool IsUsedUp => isKnown && Remaining < 1;

    private int Remaining => least - inDoubt - doubtful.Count;

    // The service counted a request before its answer arrived, and the next request takes time to arrive. Half of the
    // shortest round trip is a safe estimate of both together.
    private TimeSpan OnTheWay => TimeSpan.FromTicks(fastest.Ticks / 2);

    /// <summary>When there is room for one more request than run: now, or when the window ends.</summary>
    public TimeSpan OpensAt(int running, TimeSpan now)
    {
        if (!isKnown || Remaining > running)
            return now;
        if (end <= now)
            Expect(now);
        return Remaining > running ? now : end;
    }

    /// <summary>Makes a permit.</summary>
    public RateLimitLease Grant(TimeSpan waited, TimeSpan now) => new(++Sequence, answered, waited, now);

    /// <summary>Notes an answer, or that there was none: what the request cost is not known then.</summary>
    public void Note(RateLimitLease lease, RateLimitHeaders headers, TimeSpan now)
    {
        Sequence++;
        int others = (int)(answered++ - lease.Answered);
        TimeSpan took = now - lease.GrantedAt;
        if (headers.Remaining is not null && took < fastest)
            fastest = took;
        if (headers.Remaining is not { } left || headers.Reset is not { } reset || reset > Longest)
            CountInDoubt();
        else if (took >= reset)
            isKnown = false; // The answer took as long as the window that it tells of.
        else if (!isKnown || IsOfLaterWindow(lease, left))
            Begin(lease, left, others, headers.Limit, now + reset - OnTheWay, reset);
        else if (lease.Sequence <= start && left < least)
            CountInDoubt(left);
        else
            Narrow(lease, left, now + reset - OnTheWay);
    }

    /// <summary>Notes a refusal: no request fits before the pause is over that it asks for, or else the window.</summary>
    public void NoteRefusal(RateLimitLease lease, int? told, TimeSpan? until)
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
    /// Whether the request is counted in a later window: it was sent after the answer with the least remaining came, and
    /// was told of no less.
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
