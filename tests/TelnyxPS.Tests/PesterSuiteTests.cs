using System.Text.RegularExpressions;

namespace TelnyxPS.Tests;

/// <summary>
/// Runs the Pester tests of tests/Pester against the module that was just built: always in the host, which the build
/// makes, and in the PowerShells that the environment names.
/// </summary>
public sealed class PesterSuiteTests
{
    private static readonly string Script = Path.Combine(Programs.Root, "tests", "Pester", "Invoke-PesterSuite.ps1");

    /// <summary>A test that has not finished by then hangs.</summary>
    private static readonly TimeSpan TestLimit = TimeSpan.FromSeconds(60);

    public static TheoryData<string> PowerShells => PowerShell.All;

    [Theory]
    [MemberData(nameof(PowerShells))]
    public async Task Passes(string powershell)
    {
        string name = powershell == PowerShell.HostName
            ? "Pester" : $"Pester.{Path.GetFileNameWithoutExtension(powershell)}";
        string summary = Path.Combine(Programs.Results, $"{name}.summary.txt");
        File.Delete(summary);

        Programs.Run run = await PowerShell.Named(powershell)
            .RunScript(Script, ["-ResultName", name, "-Progress"], TestLimit);

        string counts = File.Exists(summary) ? File.ReadLines(summary).First() : "no summary";
        bool passed = run.ExitCode == 0 && Regex.IsMatch(counts, "^[1-9][0-9]* passed, 0 failed, [0-9]+ skipped$");
        Assert.True(passed, $"The Pester tests failed in {powershell} (exit code {run.ExitCode}, {counts}):\n{run.Output}");
    }

    [Fact]
    public async Task A_test_that_hangs_is_ended_with_its_name_and_output()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "Hanging.Tests.ps1");
        File.WriteAllText(file, """
            Describe 'A thing' {
                It 'ends' { }
                It 'waits for ever' { Write-Host 'what it wrote'; [Threading.Thread]::Sleep(-1) }
            }
            """);

        Programs.Run run = await PowerShell.Host.RunScript(
            Script, ["-Path", file, "-ResultName", "Pester.hanging", "-Progress"], TimeSpan.FromSeconds(15));

        Assert.Equal(-1, run.ExitCode);
        Assert.Contains("was ended after 15 seconds without output", run.Output);
        Assert.Contains("Running: Hanging.Tests.ps1: A thing.waits for ever", run.Output);
        Assert.Contains("what it wrote", run.Output);
    }
}
