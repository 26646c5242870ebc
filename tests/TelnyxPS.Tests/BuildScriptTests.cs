namespace TelnyxPS.Tests;

/// <summary>Runs build.ps1 in PowerShell as a local .NET tool, whose process name is dotnet.</summary>
public sealed class BuildScriptTests
{
    private static readonly string[] Made = [".git", "bin", "obj", "out", "TestResults"];

    [Fact]
    public async Task Builds_and_shows_the_demo_in_a_local_tool()
    {
        // A copy, because other tests use the build output of this repository.
        using TemporaryFolder folder = new();
        Copy(new DirectoryInfo(Programs.Root), folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, ".config"));
        File.WriteAllText(Path.Combine(folder.Path, ".config", "dotnet-tools.json"), $$"""
            {
              "version": 1,
              "isRoot": true,
              "tools": {
                "powershell": { "version": "{{Programs.Metadata("PowerShellVersion")}}", "commands": ["pwsh"] }
              }
            }
            """);

        Programs.Run restore = await Programs.Execute(Programs.Dotnet, ["tool", "restore"], folder: folder.Path);
        Assert.True(restore.ExitCode == 0, restore.Output);
        Programs.Run demo = await Programs.Execute(
            Programs.Dotnet,
            ["tool", "run", "pwsh", "-NoProfile", "-File", Path.Combine(folder.Path, "build.ps1"), "-Task", "Demo"],
            folder: folder.Path,
            environment: new() { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" });

        Assert.True(demo.ExitCode == 0, demo.Output);
        Assert.Contains("Build succeeded", demo.Output);
        Assert.Contains("The demo is over.", demo.Output);
        Assert.True(File.Exists(Path.Combine(folder.Path, "out", "TelnyxPS", "TelnyxPS.dll")));
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileInfo file in from.GetFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (DirectoryInfo folder in from.GetDirectories().Where(folder => !Made.Contains(folder.Name)))
            Copy(folder, Path.Combine(to, folder.Name));
    }
}
