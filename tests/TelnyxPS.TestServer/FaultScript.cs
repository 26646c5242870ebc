using System.Collections.Concurrent;

namespace TelnyxPS.TestServer;

/// <summary>Chooses the fault of each request: from a queue, and where that is empty, by a rule.</summary>
public sealed class FaultScript
{
    private readonly ConcurrentQueue<Fault?> _queue = new();

    /// <summary>Says which fault a request meets; null for none. Called by many threads at once.</summary>
    public Func<ServedRequest, Fault?>? Rule { get; set; }

    /// <summary>How many entries of the queue no request has used yet.</summary>
    public int Left => _queue.Count;

    /// <summary>Adds what the next request meets that no entry is for yet; null for a proper answer.</summary>
    public void Enqueue(Fault? fault) => _queue.Enqueue(fault);

    /// <summary>From here on all requests are answered properly.</summary>
    public void Clear()
    {
        Rule = null;
        _queue.Clear();
    }

    internal Fault? Next(ServedRequest request) =>
        _queue.TryDequeue(out Fault? fault) ? fault : Rule?.Invoke(request);
}
