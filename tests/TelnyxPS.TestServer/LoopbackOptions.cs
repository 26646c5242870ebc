namespace TelnyxPS.TestServer;

/// <summary>What a server starts with.</summary>
public sealed class LoopbackOptions
{
    /// <summary>
    /// How many connections the account has, generated after the sandbox's pattern; null for the sandbox's few dozen.
    /// </summary>
    public int? Connections { get; init; }

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How many requests a second are served; 0 for as many as come.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>HTTP/2 and HTTP/1.1 over TLS instead of plain HTTP/1.1.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether a nested object of an update is merged with the known one instead of taking its place.</summary>
    public bool MergesNestedObjects { get; init; }
}
