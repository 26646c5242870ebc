using TelnyxPS.Models;

namespace TelnyxPS.Api;

/// <summary>
/// Walks the pages of a list. What is done to the connections meanwhile may move the later ones up, so where the
/// total changes between two pages the walk starts over, and gives only what it has not given yet.
/// </summary>
internal sealed class ConnectionListing
{
    /// <summary>The largest page that the API gives.</summary>
    public const int LargestPage = 250;

    private const int FruitlessStarts = 10;
    private readonly TelnyxClient client;
    private readonly ConnectionFilter filter;
    private readonly HashSet<string> given = [];
    private readonly int pageSize;
    private readonly int firstPage;
    private readonly int skipOnFirstPage;
    private readonly ulong wanted;
    private int page;
    private int starts;

    public ConnectionListing(TelnyxClient client, ConnectionFilter filter, ulong skip = 0, ulong first = ulong.MaxValue)
    {
        this.client = client;
        this.filter = filter;
        wanted = first;
        pageSize = skip == 0 && first is > 0 and < LargestPage ? (int)first : LargestPage;
        firstPage = checked((int)Math.Min(skip / LargestPage, int.MaxValue - 1)) + 1;
        skipOnFirstPage = (int)(skip % LargestPage);
        page = firstPage;
    }

    /// <summary>How many connections the list holds, as of the last page read; null where the service does not say.</summary>
    public int? TotalCount { get; private set; }

    /// <summary>Whether there is, or may be, more.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>Reads the next page and gives what of it is new; that may be nothing, though there is more.</summary>
    public async Task<IReadOnlyList<ExternalConnection>> NextAsync(CallContext context)
    {
        ConnectionPage answer = await client.ListAsync(filter, page, pageSize, context).ConfigureAwait(false);
        bool moved = page > firstPage && answer.TotalCount != TotalCount;
        TotalCount = answer.TotalCount;
        if (moved && starts < FruitlessStarts)
        {
            context.Verbose("The list changed while it was read: it is read again from its start.");
            starts++;
            page = firstPage;
            return [];
        }

        List<ExternalConnection> connections = Choose(answer);
        if (connections.Count > 0)
            starts = 0;
        HasMore = !answer.IsLast && (ulong)given.Count < wanted;
        page++;
        return connections;
    }

    private List<ExternalConnection> Choose(ConnectionPage answer)
    {
        var chosen = new List<ExternalConnection>(answer.Connections.Count);
        foreach (ExternalConnection connection in answer.Connections.Skip(page == firstPage ? skipOnFirstPage : 0))
        {
            if ((ulong)given.Count < wanted && given.Add(connection.Id))
                chosen.Add(connection);
        }

        return chosen;
    }
}
