using TelnyxPS.TestServer;

namespace TelnyxPS.SocketTests;

/// <summary>The faults that every call is tested with.</summary>
internal static class FaultCatalog
{
    private static readonly FaultCase[] Cases =
    [
        .. new[] { false, true }.SelectMany(Either),
        .. Throttles(),
        .. Late(),
    ];

    /// <summary>The faults by their names.</summary>
    public static IReadOnlyDictionary<string, FaultCase> All { get; } = Cases.ToDictionary(c => c.Fault.Name);

    private static IEnumerable<FaultCase> Either(bool applied)
    {
        yield return new FaultCase(Faults.Reset(applied), Recovers: true);
        yield return new FaultCase(Faults.Close(applied), Recovers: true);
        yield return new FaultCase(Faults.Half(applied, chunked: false), Recovers: true);
        yield return new FaultCase(Faults.Half(applied, chunked: true), Recovers: true);
        foreach (int status in new[] { 408, 500, 503, 504 })
            yield return new FaultCase(Faults.Status(status, applied), Recovers: true);
        yield return new FaultCase(Faults.Status(503, applied, ("Retry-After", "2")), Recovers: true);
        yield return new FaultCase(Faults.Status(500, applied, ("x-should-retry", "false")), Recovers: false);
        yield return new FaultCase(Faults.HtmlPage(502, applied), Recovers: true);
        yield return new FaultCase(Faults.HtmlPage(200, applied), Recovers: false);
        yield return new FaultCase(Faults.InvalidJson(applied), Recovers: false);
        yield return new FaultCase(Faults.Empty(applied), Recovers: false);
        yield return new FaultCase(Faults.Hang(applied), Recovers: true, RunsIntoTimeout: true);
    }

    private static IEnumerable<FaultCase> Throttles()
    {
        Fault[] faults =
        [
            Faults.Throttled(("Retry-After", "1")),
            Faults.ThrottledUntilDate(2),
            Faults.Throttled(("x-ratelimit-reset", "1")),
            Faults.ThrottledUntilUnixTime(2),
            Faults.Throttled(),
        ];
        return faults.Select(fault => new FaultCase(fault, Recovers: true, RecoversCreate: true));
    }

    private static IEnumerable<FaultCase> Late()
    {
        yield return new FaultCase(Faults.Slow(TimeSpan.FromSeconds(0.3)), Recovers: true, RecoversCreate: true);
        yield return new FaultCase(Faults.Trickle(TimeSpan.FromSeconds(2)), Recovers: true, RunsIntoTimeout: true);
    }
}
