using System.Text.RegularExpressions;

namespace TelnyxPS.Tests;

/// <summary>
/// Runs the Pester suite of tests/Pester in a real PowerShell, against the module that was just built. Where no
/// PowerShell with Pester 5 can be had, the test is skipped and says so: it never passes without having run.
/// </summary>
public sealed class PesterSuiteTests
{
    private const int PesterMissing = 3;

    [Fact]
    public async Task PassesInPowerShell7()
    {
        string missing;
        string? pwsh = Programs.FindOnPath("pwsh");
        if (pwsh is null)
        {
            missing = "there is no pwsh on the PATH";
        }
        else if (await RunsSuite(pwsh, [], "pester"))
        {
            return;
        }
        else
        {
            missing = $"{pwsh} has no Pester 5";
        }

        string host = Path.Combine(Programs.Root, "tests", "TelnyxPS.TestHost");
        Programs.Run restore = await Programs.Execute("dotnet", ["restore", host, "--disable-build-servers"]);
        string why = Regex.Match(restore.Output, "error:? (.+)").Groups[1].Value.Trim();
        Assert.SkipWhen(
            restore.ExitCode != 0,
            $"The suite did not run: {missing}, and tests/TelnyxPS.TestHost cannot be restored ({why}).");

        string[] run = ["run", "--no-restore", "--disable-build-servers", "--project", host, "--"];
        Assert.SkipUnless(
            await RunsSuite("dotnet", run, "pester"),
            $"The suite did not run: {missing}, and tests/TelnyxPS.TestHost finds no Pester 5 either.");
    }

    [Fact]
    public async Task PassesInWindowsPowerShell()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Windows PowerShell runs on Windows only.");
        string? powershell = Programs.FindOnPath("powershell");
        Assert.SkipWhen(powershell is null, "The suite did not run: there is no powershell.exe on the PATH.");

        Assert.SkipUnless(
            await RunsSuite(powershell, [], "pester-desktop"),
            $"The suite did not run: {powershell} has no Pester 5.");
    }

    /// <summary>Runs the suite and fails where it failed. False where that PowerShell has no Pester 5.</summary>
    private static async Task<bool> RunsSuite(string program, string[] before, string resultName)
    {
        string script = Path.Combine(Programs.Root, "tests", "Pester", "Invoke-PesterSuite.ps1");
        string summary = Path.Combine(Programs.Results, $"{resultName}-summary.txt");
        File.Delete(summary);

        string[] unattended = ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass"];
        Programs.Run run = await Programs.Execute(program, [.. before, .. unattended, "-File", script, "-ResultName", resultName]);
        if (run.ExitCode == PesterMissing)
            return false;

        string counts = File.Exists(summary) ? File.ReadAllText(summary).Trim() : "no summary";
        bool passed = run.ExitCode == 0 && Regex.IsMatch(counts, "^passed=[1-9][0-9]* failed=0 skipped=[0-9]+$");
        Assert.True(passed, $"The suite failed in {program} (exit code {run.ExitCode}, {counts}):\n{run.Output}");
        return true;
    }
}
