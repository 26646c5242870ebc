namespace TelnyxPS.Client;

/// <summary>
/// Walks the pages of a list, and reads a few ahead of where it is. What is done to the resources meanwhile may move the
/// later ones up, so where the total changes between two pages the walk starts over, and gives only what it has not
/// given yet. A walk that ends short of the total that the service names ends with an error.
/// </summary>
internal sealed class Paginator<T>
{
    /// <summary>The largest page that the API gives.</summary>
    public const int LargestPage = 250;

    // So many pages are under way at once, from the second on: who takes a few of the first costs one request.
    private const int PagesAtOnce = 3;
    private const int FruitlessStarts = 10;
    private const int FruitlessPages = 3;

    // Low enough that the pages after it can be counted too.
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
    /// <param name="idOf">What tells a resource from the others; null where nothing does.</param>
    /// <param name="skip">How many to leave out at the start.</param>
    /// <param name="first">How many to give at most.</param>
    /// <param name="isPaged">Whether there are pages; else the first one is the whole list.</param>
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

    /// <summary>Reads a page, counted from 1.</summary>
    public delegate Task<ResourcePage<T>> ReadPage(int page, int pageSize, CallContext context);

    /// <summary>How many resources the list holds, as of the last page read; null where the service does not say.</summary>
    public int? TotalCount { get; private set; }

    /// <summary>Whether there is, or may be, more; or else the error that the list is not complete.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>What is read ahead.</summary>
    public Task Running => Task.WhenAll(underWay.Values);

    /// <summary>How many resources the pages from the first one on hold, as far as the service says.</summary>
    private long? Expected => TotalCount - Before;

    /// <summary>How many resources the pages before the first one hold.</summary>
    private long Before => (long)(firstPage - 1) * pageSize;

    /// <summary>Reads the next page and gives what of it is new; that may be nothing, though there is more.</summary>
    /// <exception cref="TelnyxApiException">The request failed, or the list ended and is not complete.</exception>
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

    /// <summary>The last page that will be needed, as far as is known.</summary>
    private int LastPage()
    {
        ulong needed = (ulong)skipOnFirstPage + Math.Min(wanted, int.MaxValue);
        ulong end = Math.Min((ulong)(firstPage - 1) * (ulong)pageSize + needed, (ulong)(TotalCount ?? 0));
        return (int)((end + (ulong)pageSize - 1) / (ulong)pageSize);
    }

    /// <summary>Has the walk start again at its first page, unless it has done so too often for nothing.</summary>
    private bool TryStartOver(CallContext context)
    {
        // What has no id would be given twice.
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

    /// <summary>Whether a page holds anything that no page of this walk has held; a page that holds nothing repeats nothing.</summary>
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

    /// <summary>Whether no page is to be asked for any more: the numbers of the service are only believed as far as they agree.</summary>
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
            // NextAsync goes on to the page after this one.
            page--;
        }
        else
        {
            string evidence = changed ? "it changed while it was read"
                : TotalCount is null ? "Telnyx sends the same page again and again"
                : FormattableString.Invariant($"Telnyx says that it has {TotalCount} items, and sent {received + Before}");
            failure = new TelnyxApiException(
                TelnyxErrorKind.IncompleteList,
                $"The list of {answer.Request.Method} {answer.Request.Path} is not complete: {evidence}. Run the command again; "
                    + "if it fails again, do not treat what is missing as removed.",
                new ApiFailure(answer.Request, attempts: 1));
        }
    }
}
