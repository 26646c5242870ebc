using System.Globalization;

namespace TelnyxPS.SocketTests;

/// <summary>
/// The seed of random tests: the number in the environment variable TELNYXPS_TEST_SEED, or else a different one each
/// time. The test prints it, and a failure contains it.
/// </summary>
internal static class TestSeed
{
    private const string Variable = "TELNYXPS_TEST_SEED";

    public static int Next()
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        int seed = string.IsNullOrEmpty(text) ? Random.Shared.Next() : int.Parse(text, CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine(Line(seed));
        return seed;
    }

    /// <summary>How to run the same tests again.</summary>
    public static string Line(int seed) => $"{Variable}={seed}";

    /// <summary>A random number generator that depends only on the seed and the name.</summary>
    public static Random For(int seed, string name)
    {
        uint hash = 2166136261;
        foreach (char c in $"{seed}/{name}")
            hash = (hash ^ c) * 16777619;
        return new Random((int)(hash & int.MaxValue));
    }
}
