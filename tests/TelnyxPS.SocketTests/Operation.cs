namespace TelnyxPS.SocketTests;

/// <summary>The operation of a trial.</summary>
public enum Operation
{
    Get,
    Update,
    Delete,
    Create,
}
