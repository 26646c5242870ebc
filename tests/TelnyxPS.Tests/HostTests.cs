namespace TelnyxPS.Tests;

/// <summary>
/// The PowerShell host of this repository: the demo, the arguments of pwsh, and how scripts start it.
/// </summary>
public sealed class HostTests
{
    [Fact]
    public async Task The_demo_runs_and_ends_if_output_is_redirected()
    {
        Programs.Run run = await Programs.Execute(PowerShell.Host.Program, [.. PowerShell.Host.First, "-Demo"]);

        Assert.True(run.ExitCode == 0, run.Output);
        string[] inOrder =
        [
            "PS> Get-TelnyxExternalConnection -First 5", "1930241863466354012", "Export-Csv ./wanted.csv",
            "What if: Performing the operation \"Set outbound channel limit: 10 -> 25\"",
            "Set-TelnyxExternalConnection | Where-Object Changes",
            "1930241863466354012 OutboundChannelLimit",
            "Remove-TelnyxExternalConnection: ", "The connection is active",
            "Before you remove the connection, deactivate it",
            "Set-TelnyxExternalConnection -Active $false | Remove-TelnyxExternalConnection", "30",
            "Nothing outside this process was changed.",
        ];
        int at = 0;
        foreach (string text in inOrder)
        {
            at = run.Output.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{text}' is missing, or comes too early, in:\n{run.Output}");
            at += text.Length;
        }

        Assert.DoesNotContain("Now it is your turn", run.Output);
    }

    [Fact]
    public async Task A_failed_demo_ends_with_a_message_and_exit_code_1()
    {
        string script = Path.Combine(Programs.Root, "examples", "Demo.ps1");
        Programs.Run run = await Programs.Execute(
            PowerShell.Host.Program,
            [
                .. PowerShell.Host.First,
                "-NoProfile",
                "-NoExit",
                "-File",
                script,
                "-ModulePath",
                "nowhere",
                "-KeepSession",
            ]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The demo failed.", run.Output);
        Assert.Contains("nowhere", run.Output);
    }

    /// <summary>The host and a .NET tool run with dotnet. An installed PowerShell is its own program.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_script_finds_the_current_PowerShell(bool byDotnet)
    {
        string library = Programs.Metadata("Host");
        string program = Path.ChangeExtension(library, OperatingSystem.IsWindows() ? "exe" : null);
        PowerShell powershell = byDotnet ? PowerShell.Host : new(program);
        using TemporaryFolder folder = new();
        string script = Path.Combine(folder.Path, "again.ps1");
        File.WriteAllText(script, """
            param($Helper)
            $powershell = & $Helper
            & $powershell.Path $powershell.ArgumentList -NoProfile -Command '"again $PSHOME"; exit 5'
            "first $PSHOME"
            exit $LASTEXITCODE
            """);

        Programs.Run run = await powershell.RunScript(
            script,
            [Path.Combine(Programs.Root, "tools", "Get-ThisPowerShell.ps1")],
            environment: new() { ["DOTNET_ROOT"] = Path.GetDirectoryName(Path.GetFullPath(Environment.ProcessPath!)) });

        Assert.Equal(5, run.ExitCode);
        string[] lines = run.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith(Path.GetDirectoryName(library)!, lines[1]["first ".Length..]);
        Assert.Equal(lines[1]["first ".Length..], lines[0]["again ".Length..]);
    }
}
