using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace TelnyxPS.Tests;

/// <summary>
/// Runs the Pester suite of tests/Pester in a real PowerShell, against the module that was just built. Where no
/// PowerShell with Pester 5 can be had, the test is skipped and says so: it never passes without having run.
/// </summary>
public sealed class PesterSuiteTests
{
    private const int PesterMissing = 3;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(4);

    private static readonly string Root = typeof(PesterSuiteTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    [Fact]
    public async Task PassesInPowerShell7()
    {
        string missing;
        string? pwsh = FindOnPath("pwsh");
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

        string host = Path.Combine(Root, "tests", "TelnyxPS.TestHost");
        Run restore = await Execute("dotnet", ["restore", host, "--disable-build-servers"]);
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
        string? powershell = FindOnPath("powershell");
        Assert.SkipWhen(powershell is null, "The suite did not run: there is no powershell.exe on the PATH.");

        Assert.SkipUnless(
            await RunsSuite(powershell, [], "pester-desktop"),
            $"The suite did not run: {powershell} has no Pester 5.");
    }

    /// <summary>Runs the suite and fails where it failed. False where that PowerShell has no Pester 5.</summary>
    private static async Task<bool> RunsSuite(string program, string[] before, string resultName)
    {
        string script = Path.Combine(Root, "tests", "Pester", "Invoke-PesterSuite.ps1");
        DirectoryInfo results = Directory.CreateDirectory(Path.Combine(Root, "TestResults"));
        string summary = Path.Combine(results.FullName, $"{resultName}-summary.txt");
        File.Delete(summary);

        string[] unattended = ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass"];
        Run run = await Execute(program, [.. before, .. unattended, "-File", script, "-ResultName", resultName]);
        if (run.ExitCode == PesterMissing)
            return false;

        string counts = File.Exists(summary) ? File.ReadAllText(summary).Trim() : "no summary";
        bool passed = run.ExitCode == 0 && Regex.IsMatch(counts, "^passed=[1-9][0-9]* failed=0 skipped=[0-9]+$");
        Assert.True(passed, $"The suite failed in {program} (exit code {run.ExitCode}, {counts}):\n{run.Output}");
        return true;
    }

    private static async Task<Run> Execute(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment.Remove("TELNYX_API_KEY");
        start.Environment.Remove("TELNYX_BASE_URL");
        // PowerShell 7 may be among our parents: its module path is not for Windows PowerShell, which makes its own.
        if (Path.GetFileNameWithoutExtension(program).Equals("powershell", StringComparison.OrdinalIgnoreCase))
            start.Environment.Remove("PSModulePath");

        StringBuilder output = new();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeLimit);
        int exitCode;
        try
        {
            await process.WaitForExitAsync(limit.Token);
            exitCode = process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Keep($"error: {program} had not finished after {TimeLimit} and was ended.");
            exitCode = -1;
        }

        lock (output)
        {
            string plain = Regex.Replace(output.ToString(), "\e\\[[0-9;]*[A-Za-z]", "");
            return new Run(exitCode, string.Join('\n', plain.TrimEnd().Split('\n').TakeLast(200)));
        }

        void Keep(string? line)
        {
            lock (output)
                output.AppendLine(line);
        }
    }

    private static string? FindOnPath(string program)
    {
        string file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        string[] folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder.Trim('"'), file)).FirstOrDefault(File.Exists);
    }

    /// <param name="ExitCode">The exit code, or -1 where the program was ended.</param>
    /// <param name="Output">The last lines of what it wrote, without colours.</param>
    private sealed record Run(int ExitCode, string Output);
}
