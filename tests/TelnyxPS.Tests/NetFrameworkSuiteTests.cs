using System.Text.RegularExpressions;

namespace TelnyxPS.Tests;

/// <summary>
/// Runs these tests again as a .NET Framework 4.7.2 program, as in Windows PowerShell: with .NET Framework
/// itself on Windows, and with Mono on other systems. Without Mono, the test is skipped with a message.
/// </summary>
public sealed class NetFrameworkSuiteTests
{
    private static readonly string Suite = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "net472", "TelnyxPS.Tests.exe"));

    [Fact]
    public async Task PassesOnNetFramework()
    {
        string[] arguments = ["-noColor", "-noLogo"];
        string program = Suite;
        if (!OperatingSystem.IsWindows())
        {
            string? mono = Programs.FindOnPath("mono");
            Assert.SkipWhen(mono is null, "The suite did not run: this is not Windows, and mono is not on the PATH.");
            program = mono;
            arguments = [Suite, .. arguments];
        }

        string summary = Path.Combine(Programs.Results, "NetFramework.summary.txt");
        File.Delete(summary);
        Programs.Run run = await Programs.Execute(program, arguments);
        Match total =
            Regex.Match(run.Output, @"Total: (\d+), Errors: (\d+), Failed: (\d+), Skipped: (\d+), Not Run: (\d+)");
        Assert.SkipWhen(
            program != Suite && !total.Success && run.Output.Contains("Could not load file or assembly 'netstandard"),
            $"The suite did not run: {program} has no netstandard.dll (on Debian it is in mono-devel).");
        Assert.True(total.Success, $"The suite failed to run (exit code {run.ExitCode}):\n{run.Output}");
        int[] counts = [.. total.Groups.Values.Skip(1).Select(group => int.Parse(group.Value))];
        int failed = counts[1] + counts[2];
        int skipped = counts[3] + counts[4];
        int passed = counts[0] - counts[2] - skipped;
        File.WriteAllText(summary, $"{passed} passed, {failed} failed, {skipped} skipped\n");

        Assert.True(
            run.ExitCode == 0 && failed == 0 && passed > 0,
            $"The suite failed (exit code {run.ExitCode}):\n{run.Output}");
    }
}
