namespace TelnyxPS.Client;

/// <summary>The resources of one type that a session has seen; only the latest if there are many.</summary>
internal sealed class SeenResources
{
    private const int Limit = 2000;
    private readonly object gate = new();
    private readonly Dictionary<string, SeenResource> seen = [];
    private readonly Queue<string> order = new();

    /// <summary>The resources seen.</summary>
    public IReadOnlyList<SeenResource> All
    {
        get
        {
            lock (gate)
                return seen.Values.ToList();
        }
    }

    /// <summary>Adds a resource.</summary>
    public void Keep(string id, string? connectionId, string? description)
    {
        lock (gate)
        {
            if (!seen.ContainsKey(id))
                order.Enqueue(id);
            seen[id] = new SeenResource(id, connectionId, description);
            if (order.Count > Limit)
                seen.Remove(order.Dequeue());
        }
    }
}
