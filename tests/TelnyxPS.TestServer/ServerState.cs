using System.Collections.Concurrent;
using TelnyxPS.Sandbox;

namespace TelnyxPS.TestServer;

/// <summary>What a reset begins anew.</summary>
internal sealed class ServerState
{
    private readonly ConcurrentDictionary<(string Method, string? Id), int> _ordinals = new();

    public ServerState(int? connections, NestedObjects nested) =>
        Sandbox = new SandboxForwarder(connections, nested, Statistics);

    public ServerStatistics Statistics { get; } = new();

    public SandboxForwarder Sandbox { get; }

    /// <summary>Counts a request, and says which one of its kind it is.</summary>
    public ServedRequest Note(string method, string path, string? id)
    {
        int ordinal = _ordinals.AddOrUpdate((method, id), 1, (_, count) => count + 1);
        ServedRequest served = new(method, path, id, ordinal);
        if (id is not null && !served.IsRead)
            Statistics.CountWrite(id);
        return served;
    }
}
