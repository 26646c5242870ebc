namespace TelnyxPS.Tests;

/// <summary>A PowerShell that tests start.</summary>
/// <param name="Program">The program.</param>
/// <param name="First">The arguments that come before those of PowerShell.</param>
internal sealed record PowerShell(string Program, params string[] First)
{
    /// <summary>The host of this repository, as the build made it.</summary>
    public static PowerShell Host { get; } = new(Programs.Dotnet, Programs.Metadata("Host"));

    /// <summary>A PowerShell by its path, or by its name on the PATH.</summary>
    public static PowerShell Named(string program) =>
        new(Programs.FindOnPath(program) ?? throw new FileNotFoundException($"There is no {program} on the PATH."));
}
