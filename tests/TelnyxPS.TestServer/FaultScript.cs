using System.Collections.Concurrent;

namespace TelnyxPS.TestServer;

/// <summary>Selects the fault of each request: from a queue or, if the queue is empty, with a rule.</summary>
public sealed class FaultScript
{
    private readonly ConcurrentQueue<Fault?> queue = new();

    /// <summary>Returns the fault of a request; null for none. It is called on many threads.</summary>
    public Func<ServedRequest, Fault?>? Rule { get; set; }

    /// <summary>The number of entries that are left in the queue.</summary>
    public int Left => queue.Count;

    /// <summary>Adds the fault of a request to the queue; null for a normal response.</summary>
    public void Enqueue(Fault? fault) => queue.Enqueue(fault);

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        Rule = null;
        queue.Clear();
    }

    internal Fault? Next(ServedRequest request) =>
        queue.TryDequeue(out Fault? fault) ? fault : Rule?.Invoke(request);
}
