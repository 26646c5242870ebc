namespace TelnyxPS.Client;

/// <summary>
/// Reads the pages of a list, and prefetches a few of them. If the total changes between two pages, for example because
/// the caller removes items, later items may have moved to earlier pages. The list is then read again from the start,
/// and only new items are returned. If fewer items arrive than the service reports, reading ends with an error.
/// </summary>
internal sealed class Paginator<T>
{
    /// <summary>The largest page size that the API allows.</summary>
    public const int LargestPage = 250;

    // The number of pages to request concurrently after the first, so that reading only a few items costs one request.
    private const int PagesAtOnce = 3;
    private const int FruitlessStarts = 10;
    private const int FruitlessPages = 3;

    // Low enough that counting the pages after it does not overflow.
    private const int LastPossiblePage = int.MaxValue - PagesAtOnce;
    private readonly ReadPage readPage;
    private readonly Func<T, string?> idOf;
    private readonly HashSet<string> given = [];
    private readonly HashSet<string> seen = [];
    private readonly HashSet<string> fingerprints = [];
    private readonly Dictionary<int, Task<ResourcePage<T>>> underWay = [];
    private readonly int pageSize;
    private readonly int firstPage;
    private readonly int skipOnFirstPage;
    private readonly ulong wanted;
    private ulong count;
    private int page;
    private int starts;
    private int received;
    private int emptyPages;
    private bool sawTwice;
    private bool gaveWithoutId;
    private bool changed;
    private TelnyxApiException? failure;

    /// <param name="readPage">Reads a page.</param>
    /// <param name="idOf">Returns the id of a resource; null if it has none.</param>
    /// <param name="skip">The number of resources to skip at the start.</param>
    /// <param name="first">The maximum number of resources to return.</param>
    /// <param name="isPaged">Whether the list has pages. If not, the first page is the whole list.</param>
    public Paginator(
        ReadPage readPage, Func<T, string?> idOf, ulong skip = 0, ulong first = ulong.MaxValue, bool isPaged = true)
    {
        int largestPage = isPaged ? LargestPage : int.MaxValue;
        this.readPage = readPage;
        this.idOf = idOf;
        wanted = first;
        pageSize = skip == 0 && first > 0 && first < (ulong)largestPage ? (int)first : largestPage;
        firstPage = isPaged ? (int)Math.Min(skip / LargestPage, LastPossiblePage - 1) + 1 : 1;
        skipOnFirstPage = (int)(isPaged ? skip % LargestPage : Math.Min(skip, int.MaxValue));
        page = firstPage;
    }

    /// <summary>Reads a page; the first page is 1.</summary>
    public delegate Task<ResourcePage<T>> ReadPage(int page, int pageSize, CallContext context);

    /// <summary>The total that the last page reported; null if the service does not report it.</summary>
    public int? TotalCount { get; private set; }

    /// <summary>Whether there may be more resources, or an error that reports an incomplete list.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>Completes when the prefetched pages are read.</summary>
    public Task Running => Task.WhenAll(underWay.Values);

    /// <summary>The number of resources from the first page on, according to the service.</summary>
    private long? Expected => TotalCount - Before;

    /// <summary>The number of resources before the first page.</summary>
    private long Before => (long)(firstPage - 1) * pageSize;

    /// <summary>
    /// Reads the next page and returns its new resources. There may be none although there are more pages.
    /// </summary>
    /// <exception cref="TelnyxApiException">The request failed, or the list ended before it was complete.</exception>
    public async Task<IReadOnlyList<T>> NextAsync(CallContext context)
    {
        if (failure is not null)
        {
            HasMore = false;
            throw failure;
        }

        ResourcePage<T> answer = await ReadAsync(context).ConfigureAwait(false);
        bool moved = page > firstPage && answer.TotalCount is not null && answer.TotalCount != TotalCount;
        TotalCount = answer.TotalCount ?? TotalCount;
        if (moved && TryStartOver(context))
            return [];
        changed |= moved;

        bool repeats = !IsNew(answer);
        List<T> resources = repeats ? [] : Choose(answer);
        if (resources.Count > 0)
            starts = 0;
        emptyPages = answer.Resources.Count + answer.Skipped == 0 ? emptyPages + 1 : 0;
        if (count >= wanted)
            HasMore = false;
        else if (repeats || IsLast(answer))
            End(answer, repeats, context);
        page++;
        return resources;
    }

    private Task<ResourcePage<T>> ReadAsync(CallContext context)
    {
        int last = page == firstPage ? page : Math.Min(LastPage(), page + PagesAtOnce - 1);
        for (int i = page; i <= Math.Max(page, last); i++)
        {
            if (!underWay.ContainsKey(i))
                underWay[i] = readPage(i, pageSize, context);
        }

        Task<ResourcePage<T>> next = underWay[page];
        underWay.Remove(page);
        return next;
    }

    /// <summary>Returns the last page that will be needed, as far as is known.</summary>
    private int LastPage()
    {
        ulong needed = (ulong)skipOnFirstPage + Math.Min(wanted, int.MaxValue);
        ulong end = Math.Min((ulong)(firstPage - 1) * (ulong)pageSize + needed, (ulong)(TotalCount ?? 0));
        return (int)((end + (ulong)pageSize - 1) / (ulong)pageSize);
    }

    /// <summary>Starts again at the first page, unless that has failed too often.</summary>
    private bool TryStartOver(CallContext context)
    {
        // Items without an id would be returned twice.
        if (starts >= FruitlessStarts || gaveWithoutId)
            return false;

        context.Verbose("The list changed while it was read. Reading it again from the start.");
        starts++;
        page = firstPage;
        underWay.Clear();
        seen.Clear();
        fingerprints.Clear();
        received = 0;
        emptyPages = 0;
        sawTwice = false;
        return true;
    }

    /// <summary>Whether a page contains an item that no earlier page contained. An empty page counts as new.</summary>
    private bool IsNew(ResourcePage<T> answer)
    {
        if (answer.Resources.Count == 0)
            return true;
        bool isKnown = answer.Fingerprint is { } fingerprint && !fingerprints.Add(fingerprint);
        return !isKnown && answer.Resources.Any(resource => idOf(resource) is not { } id || !seen.Contains(id));
    }

    private List<T> Choose(ResourcePage<T> answer)
    {
        var chosen = new List<T>(answer.Resources.Count);
        received += answer.Skipped;
        int skip = page == firstPage ? skipOnFirstPage : 0;
        foreach (T resource in answer.Resources)
        {
            string? id = idOf(resource);
            if (id is not null && !seen.Add(id))
            {
                sawTwice = true;
                continue;
            }

            received++;
            if (skip-- > 0 || count >= wanted || (id is not null && !given.Add(id)))
                continue;
            gaveWithoutId |= id is null;
            chosen.Add(resource);
            count++;
        }

        return chosen;
    }

    /// <summary>
    /// Whether this is the last page. The numbers that the service reports are trusted only if they are consistent.
    /// </summary>
    private bool IsLast(ResourcePage<T> answer)
    {
        if (page >= LastPossiblePage || emptyPages >= FruitlessPages)
            return true;
        if (answer.TotalPages > page)
            return false;
        if (Expected is { } expected)
            return received >= expected || emptyPages > 0;
        return answer.TotalPages is not null || answer.Resources.Count + answer.Skipped < pageSize;
    }

    private void End(ResourcePage<T> answer, bool repeats, CallContext context)
    {
        bool isShort = changed || received < Expected || (repeats && Expected is null);
        if (!isShort)
        {
            HasMore = false;
        }
        else if (!repeats && sawTwice && TryStartOver(context))
        {
            // NextAsync continues with the page after this one.
            page--;
        }
        else
        {
            string evidence = changed ? "it changed while it was read"
                : TotalCount is null ? "Telnyx keeps returning the same page"
                : FormattableString.Invariant(
                    $"Telnyx reported {TotalCount} items, but returned {received + Before}");
            failure = new TelnyxApiException(
                TelnyxErrorKind.IncompleteList,
                $"The list from {answer.Request.Method} {answer.Request.Path} is incomplete: {evidence}. Run the "
                    + "command again. If it fails again, do not treat the missing items as removed.",
                new ApiFailure(answer.Request, attempts: 1));
        }
    }
}
