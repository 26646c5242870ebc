using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>A fault, and whether a client recovers after it.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Recovers">Whether a request that can be repeated succeeds after it.</param>
/// <param name="RecoversCreate">Whether a create request does.</param>
/// <param name="RunsIntoTimeout">Whether the fault lasts until the client gives up.</param>
internal sealed record FaultCase(
    Fault Fault, bool Recovers, bool RecoversCreate = false, bool RunsIntoTimeout = false)
{
    /// <summary>The time limit of an attempt.</summary>
    public int TimeoutSec => RunsIntoTimeout ? 1 : 20;
}
