using System.Text.RegularExpressions;

namespace TelnyxPS.Tests;

/// <summary>
/// Runs the Pester tests in tests/Pester against the built module: always in the host, which the build
/// creates, and in the versions of PowerShell that an environment variable specifies.
/// </summary>
public sealed class PesterSuiteTests
{
    private static readonly string Folder = Path.Combine(Programs.Root, "tests", "Pester");
    private static readonly string Script = Path.Combine(Folder, "Invoke-PesterSuite.ps1");

    /// <summary>The time after which a test counts as hanging.</summary>
    private static readonly TimeSpan TestLimit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Every PowerShell with every folder of test files, each in a new process, so that no xUnit test takes so long
    /// that it seems to hang.
    /// </summary>
    public static TheoryData<string, string> Parts
    {
        get
        {
            TheoryData<string, string> parts = [];
            foreach (string powershell in PowerShell.All.Select(row => row.Data))
            {
                foreach (string folder in Directory.GetDirectories(Folder).Order())
                    parts.Add(powershell, Path.GetFileName(folder));
            }

            return parts;
        }
    }

    [Fact]
    public void Every_test_file_is_in_a_folder() => Assert.Empty(Directory.GetFiles(Folder, "*.Tests.ps1"));

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Passes(string powershell, string part)
    {
        string name = powershell == PowerShell.HostName
            ? $"Pester.{part}" : $"Pester.{part}.{Path.GetFileNameWithoutExtension(powershell)}";
        string summary = Path.Combine(Programs.Results, $"{name}.summary.txt");
        File.Delete(summary);

        Programs.Run run = await PowerShell.Named(powershell).RunScript(
            Script, ["-Path", Path.Combine(Folder, part), "-ResultName", name, "-Progress"], TestLimit);

        string counts = File.Exists(summary) ? File.ReadLines(summary).First() : "no summary";
        bool passed = run.ExitCode == 0 && Regex.IsMatch(counts, "^[1-9][0-9]* passed, 0 failed, [0-9]+ skipped$");
        Assert.True(passed, $"Pester tests failed in {powershell} (exit code {run.ExitCode}, {counts}):\n{run.Output}");
    }

    [Fact]
    public async Task A_test_that_hangs_is_stopped_and_reported_with_its_output()
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
            Script, ["-Path", file, "-ResultName", "Pester.hanging", "-Progress"], TimeSpan.FromSeconds(10));

        Assert.Equal(-1, run.ExitCode);
        Assert.Contains("was ended after 10 seconds without output", run.Output);
        Assert.Contains("Running: Hanging.Tests.ps1: A thing.waits for ever", run.Output);
        Assert.Contains("what it wrote", run.Output);
    }
}
