using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Bulk;

/// <summary>
/// Reads connections by id: the first few one by one, and where more are asked for, by the pages of the list, once these
/// cost less. What the pages do not hold, or hold for too long, is read one by one again.
/// </summary>
internal sealed class ConnectionReader
{
    // So many are read one by one before the list is looked at; that costs a page.
    private const int FirstSingles = 6;

    // The list is read once its pages are at most so many times the connections that were read one by one.
    private const int PagesPerSingle = 3;

    private const int LargestPage = Paginator<ExternalConnection>.LargestPage;

    // Larger accounts are not kept in memory.
    private const int LargestAccount = 20_000;

    private readonly TelnyxSession session;
    private readonly Dictionary<string, ExternalConnection> listed = [];
    private readonly object gate = new();
    private int singles;
    private int? pages;
    private Task? scan;
    private Task? probe;

    public ConnectionReader(TelnyxSession session) => this.session = session;

    /// <summary>Reads a connection.</summary>
    public async Task<ExternalConnection> ReadAsync(string id, CallContext context)
    {
        if (await ListAsync(context).ConfigureAwait(false) && TakeListed(id) is { } connection)
            return connection;
        return await session.Client.SendAsync(Endpoints.Connection.Get(id), context).ConfigureAwait(false);
    }

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
                if (singles <= FirstSingles)
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
                    if (scan is null && pages <= singles * PagesPerSingle)
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
            // What is wrong with the list is no error of this connection: it is read by itself.
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
        ResourcePage<ExternalConnection> page = await session.Client
            .ListPageAsync(Endpoints.Connection, null, new ResourceFilter(), number, LargestPage, context)
            .ConfigureAwait(false);
        lock (gate)
        {
            int total = page.TotalCount ?? int.MaxValue;
            pages = total <= LargestAccount ? (total + LargestPage - 1) / LargestPage : int.MaxValue;
            foreach (ExternalConnection connection in page.Resources)
                listed[connection.Id] = connection;
        }
    }

    private ExternalConnection? TakeListed(string id)
    {
        lock (gate)
        {
            if (!listed.TryGetValue(id, out ExternalConnection connection))
                return null;
            listed.Remove(id);
            return session.Cache.IsKnown(connection) ? connection : null;
        }
    }
}
