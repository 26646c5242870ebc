namespace TelnyxPS.SocketTests;

/// <summary>Which requests of a call meet the fault.</summary>
internal enum FaultScope
{
    /// <summary>The first one.</summary>
    First,

    /// <summary>Those with the method of the first one; what looks for the outcome of a write is answered.</summary>
    SameMethod,

    /// <summary>Every one.</summary>
    All,
}
