using TelnyxPS.JsonBenchmark.Generated;

namespace TelnyxPS.JsonBenchmark;

/// <summary>The contenders by name.</summary>
internal static class Contender
{
    public static readonly string[] Names = ["module", "strict", "tolerant"];

    // The context is created in the measured part, where a process that uses it pays for it.
    public static IContender Get(string name) => name switch
    {
        "module" => new ModuleReader(),
        "strict" => new GeneratedReader(
            () => StrictContext.Default.AnswerConnection,
            () => StrictContext.Default.AnswerListConnection,
            () => StrictContext.Default.Patch),
        "tolerant" => new GeneratedReader(
            () => TolerantContext.Default.AnswerConnection,
            () => TolerantContext.Default.AnswerListConnection,
            () => TolerantContext.Default.Patch),
        _ => throw new ArgumentException($"There is no contender {name}."),
    };
}
