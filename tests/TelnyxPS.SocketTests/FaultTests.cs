namespace TelnyxPS.SocketTests;

/// <summary>Each fault, met by each call: what the call says is what has become of the connection.</summary>
public class FaultTests
{
    public static TheoryData<string> Names => [.. FaultCatalog.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_a_call_says_is_so(string name)
    {
        IEnumerable<FaultRun> runs =
            from scope in Enum.GetValues<FaultScope>()
            from pooled in new[] { false, true }
            select new FaultRun(FaultCatalog.All[name], scope, pooled);

        IReadOnlyList<string>[] violations = await Task.WhenAll(runs.Select(run => run.ViolationsAsync()));

        Assert.True(violations.All(v => v.Count == 0), string.Join("\n", violations.SelectMany(v => v)));
    }
}
