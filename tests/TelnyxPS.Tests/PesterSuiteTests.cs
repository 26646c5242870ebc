using System.Text.RegularExpressions;

namespace TelnyxPS.Tests;

/// <summary>
/// Runs the Pester tests of tests/Pester against the module that was just built: always in the host, which the build
/// makes, and in the PowerShells that the environment variable TELNYXPS_TEST_POWERSHELL names.
/// </summary>
public sealed class PesterSuiteTests
{
    private const string Host = "the host";

    /// <summary>A test that has not finished by then hangs.</summary>
    private static readonly TimeSpan TestLimit = TimeSpan.FromSeconds(60);

    /// <summary>The PowerShells to run the suite in: names on the PATH, or paths, separated by semicolons.</summary>
    public static TheoryData<string> PowerShells { get; } =
        [Host, .. (Environment.GetEnvironmentVariable("TELNYXPS_TEST_POWERSHELL") ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    [Theory(Timeout = 15 * 60_000)]
    [MemberData(nameof(PowerShells))]
    public async Task Passes(string powershell)
    {
        string resultName = powershell == Host ? "Pester" : $"Pester.{Path.GetFileNameWithoutExtension(powershell)}";
        string summary = Path.Combine(Programs.Results, $"{resultName}.summary.txt");
        File.Delete(summary);

        string script = Path.Combine(Programs.Root, "tests", "Pester", "Invoke-PesterSuite.ps1");
        Programs.Run run = await Programs.ExecuteScript(
            powershell == Host ? PowerShell.Host : PowerShell.Named(powershell),
            script,
            ["-ResultName", resultName, "-Progress"],
            TestLimit);

        string counts = File.Exists(summary) ? File.ReadLines(summary).First() : "no summary";
        bool passed = run.ExitCode == 0 && Regex.IsMatch(counts, "^[1-9][0-9]* passed, 0 failed, [0-9]+ skipped$");
        Assert.True(passed, $"The Pester tests failed in {powershell} (exit code {run.ExitCode}, {counts}):\n{run.Output}");
    }
}
