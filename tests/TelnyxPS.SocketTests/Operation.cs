namespace TelnyxPS.SocketTests;

/// <summary>What a trial does to a connection.</summary>
internal enum Operation
{
    Get,
    Update,
    Delete,
    Create,
}
