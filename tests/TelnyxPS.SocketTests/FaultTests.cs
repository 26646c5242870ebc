namespace TelnyxPS.SocketTests;

/// <summary>
/// Each fault that is over at once, met by each call: what the call says is what has become of the connection.
/// </summary>
public class FaultTests
{
    public static TheoryData<string> Names =>
        [.. FaultCatalog.All.Values.Where(c => !c.RunsIntoTimeout).Select(c => c.Fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_reported_outcome_is_correct(string name) => FaultRun.AllAsync(FaultCatalog.All[name]);
}
