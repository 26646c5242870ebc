namespace TelnyxPS.TestServer;

/// <summary>Tracks the use of a connection. Connections used only for control requests are not counted.</summary>
internal sealed class ConnectionUse(ServerStatistics statistics)
{
    private readonly Lock gate = new();
    private int handshakes;
    private bool used;

    public void CountHandshake()
    {
        lock (gate)
            handshakes++;
        statistics.CountHandshake(1);
    }

    public void UseForApi()
    {
        if (!Volatile.Read(ref used))
            Volatile.Write(ref used, true);
    }

    public void UseForControl()
    {
        lock (gate)
        {
            if (used)
                return;

            used = true;
            statistics.CountConnection(-1);
            statistics.CountHandshake(-handshakes);
        }
    }
}
