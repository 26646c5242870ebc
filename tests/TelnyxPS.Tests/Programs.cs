using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace TelnyxPS.Tests;

/// <summary>Finds and runs the programs that some tests need: PowerShell, dotnet, Mono.</summary>
internal static class Programs
{
    /// <summary>The prefix of a line in which a program reports its current action.</summary>
    private const string Progress = "::running ";

    private static readonly TimeSpan SilenceLimit = TimeSpan.FromMinutes(3);

    /// <summary>The repository in which these tests were built.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The folder for the results of the suites.</summary>
    public static string Results { get; } = Directory.CreateDirectory(Path.Combine(Root, "TestResults")).FullName;

    /// <summary>The dotnet that runs these tests.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>A value that the build wrote to this assembly.</summary>
    public static string Metadata(string key) => typeof(Programs).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    /// <summary>The path of a program, specified by its path or by its name on the PATH.</summary>
    public static string? FindOnPath(string program)
    {
        string file = OperatingSystem.IsWindows() && !Path.HasExtension(program) ? program + ".exe" : program;
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        string[] folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder.Trim('"'), file)).FirstOrDefault(File.Exists);
    }

    /// <summary>
    /// Runs a program without input and without the key of the user. It is stopped if it writes nothing for too long.
    /// </summary>
    public static async Task<Run> Execute(
        string program,
        string[] arguments,
        TimeSpan? silenceLimit = null,
        string? folder = null,
        Dictionary<string, string?>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder ?? Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["NO_COLOR"] = "1";
        start.Environment.Remove("TELNYX_API_KEY");
        start.Environment.Remove("TELNYX_BASE_URL");
        // The module path of a parent PowerShell 7 must not reach Windows PowerShell, which creates its own.
        if (Path.GetFileNameWithoutExtension(program).Equals("powershell", StringComparison.OrdinalIgnoreCase))
            start.Environment.Remove("PSModulePath");
        foreach ((string name, string? value) in environment ?? [])
            start.Environment[name] = value;

        TimeSpan limit = silenceLimit ?? SilenceLimit;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        // The start can take longer.
        stop.CancelAfter(SilenceLimit);
        StringBuilder output = new();
        string? running = null;
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        int exitCode;
        try
        {
            await process.WaitForExitAsync(stop.Token);
            exitCode = process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Keep(
                $"error: {program} was ended after {limit.TotalSeconds} seconds without output. Running: "
                + $"{running ?? "unknown"}");
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
            {
                if (!stop.IsCancellationRequested)
                    stop.CancelAfter(limit);
                if (line?.StartsWith(Progress) == true)
                    running = line[Progress.Length..];
                else
                    output.AppendLine(line);
            }
        }
    }

    /// <param name="ExitCode">The exit code, or -1 if the program was stopped.</param>
    /// <param name="Output">The last lines of its output, without colors.</param>
    public sealed record Run(int ExitCode, string Output);
}
