using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Bulk;

/// <summary>
/// Reads resources of a kind by name: the first few one by one, and where more are asked for, by the pages of the list, once
/// these cost less. What the pages do not hold, or hold for too long, is read one by one again.
/// </summary>
/// <param name="session">The session that reads them.</param>
/// <param name="endpoint">The kind.</param>
internal abstract class ResourceReader<T>(TelnyxSession session, Endpoint<T> endpoint)
    where T : TelnyxResource
{
    // So many are read one by one before the list is looked at; that costs a page.
    private const int FirstSingles = 6;

    // The list is read once its pages are at most so many times the connections that were read one by one.
    private const int PagesPerSingle = 3;

    private const int LargestPage = Paginator<T>.LargestPage;

    // Larger accounts are not kept in memory.
    private const int LargestAccount = 20_000;

    private readonly Dictionary<string, T> listed = [];
    private readonly object gate = new();
    private int singles;
    private int expected;
    private int? pages;
    private Task? scan;
    private Task? probe;

    /// <summary>Says that so many will be asked for: the list may be read at once.</summary>
    public void Expect(int count)
    {
        lock (gate)
            expected = Math.Max(expected, count);
    }

    /// <summary>Reads one.</summary>
    public async Task<T> ReadAsync(string name, CallContext context)
    {
        if (await ListAsync(context).ConfigureAwait(false) && TakeListed(name) is { } resource)
            return resource;
        return await ReadAloneAsync(name, context).ConfigureAwait(false);
    }

    /// <summary>The name by which one is asked for.</summary>
    protected abstract string? NameOf(T resource);

    /// <summary>Reads one by itself.</summary>
    protected abstract Task<T> ReadAloneAsync(string name, CallContext context);

    /// <summary>Reads the list where that is worth it; gives whether it was.</summary>
    private async Task<bool> ListAsync(CallContext context)
    {
        Task? reading;
        lock (gate)
        {
            reading = scan;
            if (reading is null)
            {
                singles++;
                if (Math.Max(singles, expected) <= FirstSingles)
                    return false;
                probe ??= Task.Run(() => ReadPageAsync(1, context));
            }
        }

        try
        {
            if (reading is null)
            {
                await probe!.ConfigureAwait(false);
                lock (gate)
                {
                    if (scan is null && pages <= Math.Max(singles, expected) * PagesPerSingle)
                        scan = Task.Run(() => ReadOtherPagesAsync(context));
                    reading = scan;
                }
            }

            if (reading is not null)
                await reading.ConfigureAwait(false);
            return true;
        }
        catch (TelnyxApiException)
        {
            // What is wrong with the list is no error of this one: it is read by itself.
            return false;
        }
    }

    private async Task ReadOtherPagesAsync(CallContext context)
    {
        for (int page = 2; page <= pages; page++)
            await ReadPageAsync(page, context).ConfigureAwait(false);
    }

    private async Task ReadPageAsync(int number, CallContext context)
    {
        ResourcePage<T> page = await session.Client
            .ListPageAsync(endpoint, null, new ResourceFilter(), number, LargestPage, context)
            .ConfigureAwait(false);
        lock (gate)
        {
            int total = page.TotalCount ?? int.MaxValue;
            pages = total <= LargestAccount ? (total + LargestPage - 1) / LargestPage : int.MaxValue;
            foreach (T resource in page.Resources)
            {
                if (NameOf(resource) is { } name)
                    listed[name] = resource;
            }
        }
    }

    private T? TakeListed(string name)
    {
        lock (gate)
        {
            if (!listed.TryGetValue(name, out T resource))
                return null;
            listed.Remove(name);
            return session.Cache.IsKnown(resource) ? resource : null;
        }
    }
}
