namespace TelnyxPS.SocketTests;

/// <summary>
/// The faults that last until the client gives up. A separate class runs in parallel with other tests.
/// </summary>
public class TimeoutFaultTests
{
    public static TheoryData<string> Names =>
        [.. FaultCatalog.All.Values.Where(c => c.RunsIntoTimeout).Select(c => c.Fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_reported_outcome_is_correct(string name) => FaultRun.AllAsync(FaultCatalog.All[name]);
}
