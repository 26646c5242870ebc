namespace TelnyxPS.TestServer;

/// <summary>The options of a server.</summary>
public sealed class LoopbackOptions
{
    /// <summary>The number of generated connections in the account; null for the connections of the sandbox.</summary>
    public int? Connections { get; init; }

    /// <summary>The latency of every response.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The number of requests allowed per second; 0 for no limit.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>Whether to use HTTP/2 and HTTP/1.1 over TLS instead of plain HTTP/1.1.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether an update merges a nested object instead of replacing it.</summary>
    public bool MergesNestedObjects { get; init; }
}
