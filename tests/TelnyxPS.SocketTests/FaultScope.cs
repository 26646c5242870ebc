namespace TelnyxPS.SocketTests;

/// <summary>The requests of a call that a fault affects.</summary>
internal enum FaultScope
{
    /// <summary>The first one.</summary>
    First,

    /// <summary>
    /// The requests with the method of the first one. Reads that check the outcome of a write succeed.
    /// </summary>
    SameMethod,

    /// <summary>Every one.</summary>
    All,
}
