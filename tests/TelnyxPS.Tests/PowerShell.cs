namespace TelnyxPS.Tests;

/// <summary>A PowerShell that tests start.</summary>
/// <param name="Program">The program.</param>
/// <param name="First">The arguments that come before those of PowerShell.</param>
internal sealed record PowerShell(string Program, params string[] First)
{
    /// <summary>The name of the host in test data.</summary>
    public const string HostName = "the host";

    /// <summary>The host of this repository, from the build.</summary>
    public static PowerShell Host { get; } = new(Programs.Dotnet, Programs.Metadata("Host"));

    /// <summary>PowerShell as a .NET tool, from the package that the build downloads.</summary>
    public static PowerShell Tool { get; } = new(Programs.Dotnet, Programs.Metadata("PowerShellTool"));

    /// <summary>
    /// The host, and the PowerShells that the environment variable TELNYXPS_TEST_POWERSHELL names: programs on the
    /// PATH, or their paths, separated by semicolons.
    /// </summary>
    public static TheoryData<string> All { get; } =
        [HostName, .. (Environment.GetEnvironmentVariable("TELNYXPS_TEST_POWERSHELL") ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>The host, or a PowerShell by its path or by its name on the PATH.</summary>
    public static PowerShell Named(string name) => name == HostName
        ? Host
        : new(Programs.FindOnPath(name) ?? throw new FileNotFoundException($"There is no {name} on the PATH."));

    /// <summary>Runs a script in a new process.</summary>
    public Task<Programs.Run> RunScript(
        string script,
        string[] arguments,
        TimeSpan? silenceLimit = null,
        Dictionary<string, string?>? environment = null)
    {
        string[] run = ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", script];
        return Programs.Execute(Program, [.. First, .. run, .. arguments], silenceLimit, environment: environment);
    }
}
