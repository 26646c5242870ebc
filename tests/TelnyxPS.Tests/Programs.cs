using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace TelnyxPS.Tests;

/// <summary>Finds and runs the programs that some tests need: PowerShell, dotnet, Mono.</summary>
internal static class Programs
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(4);

    /// <summary>The repository in which these tests were built.</summary>
    public static string Root { get; } = typeof(Programs).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The folder in which suites leave their results.</summary>
    public static string Results { get; } = Directory.CreateDirectory(Path.Combine(Root, "TestResults")).FullName;

    public static string? FindOnPath(string program)
    {
        string file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        string[] folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder.Trim('"'), file)).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program in the repository, without input and without the user's key.</summary>
    public static async Task<Run> Execute(string program, string[] arguments)
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

    /// <param name="ExitCode">The exit code, or -1 where the program was ended.</param>
    /// <param name="Output">The last lines of what it wrote, without colours.</param>
    public sealed record Run(int ExitCode, string Output);
}
