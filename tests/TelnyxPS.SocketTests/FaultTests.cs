namespace TelnyxPS.SocketTests;

/// <summary>Each short fault with each call: the reported outcome is the actual one.</summary>
public class FaultTests
{
    public static TheoryData<string> Names =>
        [.. FaultCatalog.All.Values.Where(c => !c.RunsIntoTimeout).Select(c => c.Fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_reported_outcome_is_correct(string name) => FaultRun.AllAsync(FaultCatalog.All[name]);
}
