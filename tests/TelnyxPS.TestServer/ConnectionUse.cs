namespace TelnyxPS.TestServer;

/// <summary>What a connection is used for: one that only carries requests for the control paths is not counted.</summary>
internal sealed class ConnectionUse
{
    private readonly Lock _gate = new();
    private readonly ServerStatistics _statistics;
    private int _handshakes;
    private bool _used;

    public ConnectionUse(ServerStatistics statistics) => _statistics = statistics;

    public void CountHandshake()
    {
        lock (_gate)
            _handshakes++;
        _statistics.CountHandshake(1);
    }

    public void UseForApi()
    {
        if (!Volatile.Read(ref _used))
            Volatile.Write(ref _used, true);
    }

    public void UseForControl()
    {
        lock (_gate)
        {
            if (_used)
                return;

            _used = true;
            _statistics.CountConnection(-1);
            _statistics.CountHandshake(-_handshakes);
        }
    }
}
