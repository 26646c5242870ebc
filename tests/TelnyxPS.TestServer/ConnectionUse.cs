namespace TelnyxPS.TestServer;

/// <summary>What a connection is used for: one that only carries requests for the control paths is not counted.</summary>
internal sealed class ConnectionUse
{
    private readonly Lock gate = new();
    private readonly ServerStatistics statistics;
    private int handshakes;
    private bool used;

    public ConnectionUse(ServerStatistics statistics) => this.statistics = statistics;

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
