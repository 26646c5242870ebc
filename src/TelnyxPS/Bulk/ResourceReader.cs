using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Bulk;

/// <summary>
/// Reads resources of one type by name. It reads the first few one by one. If more are requested, it reads the pages of
/// the list as soon as that takes fewer requests. Resources that the pages do not contain, or that were read too long
/// ago, are read one by one.
/// </summary>
/// <param name="session">The session to read with.</param>
/// <param name="endpoint">The endpoint of the resources.</param>
internal abstract class ResourceReader<T>(TelnyxSession session, Endpoint<T> endpoint)
    where T : TelnyxResource
{
    // Reading the list costs at least one page, so read this many one by one first.
    private const int FirstSingles = 6;

    // Read the list if it has at most this many pages for each resource requested.
    private const int PagesPerSingle = 3;

    private const int LargestPage = Paginator<T>.LargestPage;

    // Larger accounts would use too much memory.
    private const int LargestAccount = 20_000;

    private readonly Dictionary<string, T> listed = [];
    private readonly object gate = new();
    private int singles;
    private int expected;
    private int? pages;
    private Task? scan;
    private Task? probe;

    /// <summary>Sets how many resources will be requested, so that the list can be read at once.</summary>
    public void Expect(int count)
    {
        lock (gate)
            expected = Math.Max(expected, count);
    }

    /// <summary>Reads a resource by name.</summary>
    public async Task<T> ReadAsync(string name, CallContext context)
    {
        if (await ListAsync(context).ConfigureAwait(false) && TakeListed(name) is { } resource)
            return resource;
        return await ReadAloneAsync(name, context).ConfigureAwait(false);
    }

    /// <summary>Returns the name under which a resource is requested: by default, its id.</summary>
    protected virtual string? NameOf(T resource) => resource.ResourceId;

    /// <summary>Reads one resource without using the list.</summary>
    protected virtual Task<T> ReadAloneAsync(string name, CallContext context) =>
        session.Client.SendAsync(endpoint.Get(name), context);

    /// <summary>Reads the list if that takes fewer requests; returns whether it did.</summary>
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
            // A problem with the list is not an error of this resource: read it without the list.
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
