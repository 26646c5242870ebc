using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>A fault, and what a client makes of it where it passes.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Recovers">Whether a request that can be repeated succeeds after it.</param>
/// <param name="RecoversCreate">Whether a creation does.</param>
/// <param name="TimeoutSec">The time limit of an attempt.</param>
internal sealed record FaultCase(Fault Fault, bool Recovers, bool RecoversCreate = false, int TimeoutSec = 20);
