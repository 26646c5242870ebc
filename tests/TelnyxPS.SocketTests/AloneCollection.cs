namespace TelnyxPS.SocketTests;

/// <summary>Tests that measure the process, so no other test runs at the same time.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public class AloneCollection;
