namespace TelnyxPS.Client;

/// <summary>
/// Walks the pages of a list, and reads a few ahead of where it is. What is done to the resources meanwhile may move the
/// later ones up, so where the total changes between two pages the walk starts over, and gives only what it has not
/// given yet.
/// </summary>
internal sealed class Paginator<T>
{
    /// <summary>The largest page that the API gives.</summary>
    public const int LargestPage = 250;

    // So many pages are under way at once, from the second on: who takes a few of the first costs one request.
    private const int PagesAtOnce = 3;
    private const int FruitlessStarts = 10;

    // Low enough that the pages after it can be counted too.
    private const int LastPossiblePage = int.MaxValue - PagesAtOnce;
    private readonly ReadPage readPage;
    private readonly Func<T, string?> idOf;
    private readonly HashSet<string> given = [];
    private readonly Dictionary<int, Task<ResourcePage<T>>> underWay = [];
    private readonly int pageSize;
    private readonly int firstPage;
    private readonly int skipOnFirstPage;
    private readonly ulong wanted;
    private ulong count;
    private int page;
    private int starts;

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

    /// <summary>Whether there is, or may be, more.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>What is read ahead.</summary>
    public Task Running => Task.WhenAll(underWay.Values);

    /// <summary>Reads the next page and gives what of it is new; that may be nothing, though there is more.</summary>
    public async Task<IReadOnlyList<T>> NextAsync(CallContext context)
    {
        ResourcePage<T> answer = await ReadAsync(context).ConfigureAwait(false);
        bool moved = page > firstPage && answer.TotalCount != TotalCount;
        TotalCount = answer.TotalCount;
        if (moved && starts < FruitlessStarts)
        {
            context.Verbose("The list changed while it was read. Reading it again from the start.");
            starts++;
            page = firstPage;
            underWay.Clear();
            return [];
        }

        List<T> resources = Choose(answer);
        if (resources.Count > 0)
            starts = 0;
        HasMore = !answer.IsLast && count < wanted;
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

    private List<T> Choose(ResourcePage<T> answer)
    {
        var chosen = new List<T>(answer.Resources.Count);
        foreach (T resource in answer.Resources.Skip(page == firstPage ? skipOnFirstPage : 0))
        {
            if (count < wanted && (idOf(resource) is not { } id || given.Add(id)))
            {
                chosen.Add(resource);
                count++;
            }
        }

        return chosen;
    }
}
