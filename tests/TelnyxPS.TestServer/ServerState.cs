using System.Collections.Concurrent;
using TelnyxPS.Sandbox;

namespace TelnyxPS.TestServer;

/// <summary>The state of a server that a reset replaces.</summary>
internal sealed class ServerState
{
    private readonly ConcurrentDictionary<(string Method, string? Id), int> ordinals = new();

    public ServerState(int? connections, NestedObjects nested) =>
        Sandbox = new SandboxForwarder(connections, nested, Statistics);

    public ServerStatistics Statistics { get; } = new();

    public SandboxForwarder Sandbox { get; }

    /// <summary>Counts a request, and returns its number among those of its kind.</summary>
    public ServedRequest Count(string method, string path, string? id)
    {
        int ordinal = ordinals.AddOrUpdate((method, id), 1, (_, count) => count + 1);
        ServedRequest served = new(method, path, id, ordinal);
        if (id is not null && !served.IsRead)
            Statistics.CountWrite(id);
        return served;
    }
}
