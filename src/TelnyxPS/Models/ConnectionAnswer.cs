namespace TelnyxPS.Models;

/// <summary>An answer that holds one connection.</summary>
internal sealed class ConnectionAnswer
{
    public ConnectionDocument? Data { get; set; }
}
