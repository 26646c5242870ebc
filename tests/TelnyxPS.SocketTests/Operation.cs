namespace TelnyxPS.SocketTests;

/// <summary>What a trial does to a connection.</summary>
public enum Operation
{
    Get,
    Update,
    Delete,
    Create,
}
