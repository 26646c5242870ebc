using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TelnyxPS.Tests;

/// <summary>The package for the PowerShell Gallery: what is in it, what it says of itself, and that it can be used.</summary>
public sealed class PackageTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string Address = "https://github.com/telnyx-ps/TelnyxPS";

    private static readonly string Manifest = File.ReadAllText(Path.Combine(Programs.Root, "TelnyxPS.psd1"));
    private static readonly string Version = Regex.Match(Manifest, "ModuleVersion += '(.+)'").Groups[1].Value;

    [Fact]
    public void It_holds_the_files_of_the_module_and_no_others()
    {
        string[] files = Directory.GetFiles(PackageFixture.Module, "*", SearchOption.AllDirectories);
        string[] names = [.. files.Select(file => Path.GetRelativePath(PackageFixture.Module, file).Replace('\\', '/'))];

        Assert.Equal(names.Order(StringComparer.Ordinal), package.Content.Keys.Order(StringComparer.Ordinal));
        Assert.All(files.Zip(names), file => Assert.Equal(File.ReadAllBytes(file.First), package.Content[file.Second]));
    }

    [Fact]
    public void It_says_what_the_manifest_says()
    {
        Assert.Equal($"TelnyxPS.{Version}.nupkg", Path.GetFileName(package.Package));
        Assert.Equal("TelnyxPS", Said("id"));
        Assert.Equal(Version, Said("version"));
        Assert.Equal(Stated("Author"), Said("authors"));
        Assert.Equal(Stated("Copyright"), Said("copyright"));
        Assert.Equal(Stated("Description"), Said("description"));
        Assert.Equal("MIT", Said("license"));
        Assert.Equal(Address, Said("projectUrl"));
        Assert.Equal(Address, Stated("ProjectUri"));
        Assert.Equal(Stated("IconUri"), Said("iconUrl"));
        Assert.Equal($"{Address}/blob/main/LICENSE", Stated("LicenseUri"));
        Assert.Empty(Elements("dependency"));
        Assert.Empty(Elements("frameworkAssembly"));
    }

    [Fact]
    public void Its_tags_are_those_of_the_manifest_and_those_by_which_the_Gallery_finds_cmdlets()
    {
        string[] own = Quoted("Tags");
        string[] cmdlets = Quoted("CmdletsToExport");
        string[] tags = Said("tags").Split(' ');

        Assert.Contains("Set-TelnyxExternalConnection", cmdlets);
        Assert.Contains("PSEdition_Core", tags);
        Assert.Contains("PSEdition_Desktop", tags);
        Assert.Equal(
            [
                "PSModule",
                .. own,
                "PSIncludes_Cmdlet",
                .. cmdlets.SelectMany(cmdlet => new[] { $"PSCmdlet_{cmdlet}", $"PSCommand_{cmdlet}" }),
            ],
            tags);
        Assert.True(Said("tags").Length < 4000, "The Gallery takes 4000 characters of tags.");
    }

    [Fact]
    public void Its_release_notes_are_the_section_of_the_changelog()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Programs.Root, "CHANGELOG.md"));
        int heading = Array.FindIndex(lines, line => line.StartsWith($"## [{Version}]"));
        if (heading < 0)
            heading = Array.FindIndex(lines, line => line.StartsWith("## [Unreleased]"));
        string section = string.Join('\n', lines.Skip(heading + 1).TakeWhile(line => !line.StartsWith("## "))).Trim();

        Assert.NotEmpty(section);
        Assert.Equal(section, Said("releaseNotes").ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Its_icon_is_in_the_repository()
    {
        string path = new Uri(Stated("IconUri")).AbsolutePath;
        Assert.EndsWith("/main/docs/icon.png", path);

        byte[] icon = File.ReadAllBytes(Path.Combine(Programs.Root, "docs", "icon.png"));
        Assert.Equal("PNG"u8.ToArray(), icon[1..4]);
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)));
        Assert.True(icon.Length < 10_000);
    }

    [Theory]
    [InlineData("pwsh")]
    [InlineData("powershell")]
    public async Task Installed_it_is_used_by_its_name(string program)
    {
        string? powershell = Programs.FindOnPath(program);
        Assert.SkipWhen(powershell is null, $"The package was not installed: there is no {program} on the PATH.");
        package.Unpack(Version);

        string script = Path.Combine(package.ModulePath, "use.ps1");
        File.WriteAllText(script, """
            param($Folder)
            $ErrorActionPreference = 'Stop'
            # Nothing but what PowerShell has without modules, and the package.
            $env:PSModulePath = $Folder
            Import-Module TelnyxPS
            $module = Get-Module TelnyxPS
            "version $($module.Version)"
            "folder $($module.ModuleBase)"
            foreach ($command in Get-Command -Module TelnyxPS) { "command $command" }
            Connect-Telnyx -Sandbox
            "connection $((Get-TelnyxExternalConnection -First 1).Id)"
            $help = Get-Help Set-TelnyxExternalConnection
            "synopsis $($help.Synopsis)"
            "about $("$(Get-Help about_TelnyxPS)".Length)"
            """);
        Programs.Run run = await Programs.Execute(
            powershell,
            ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", script, package.ModulePath]);

        Assert.True(run.ExitCode == 0, run.Output);
        ILookup<string, string> told = run.Output.Split('\n').Select(line => line.Trim().Split(' ', 2)).ToLookup(line => line[0], line => line[^1]);
        Assert.Equal([Version], told["version"]);
        // The folder of temporary files may have two names.
        string unpacked = Path.Combine(Path.GetFileName(Path.GetDirectoryName(package.ModulePath)!), "Modules", "TelnyxPS", Version);
        Assert.EndsWith(unpacked, Assert.Single(told["folder"]));
        Assert.Equal(Quoted("CmdletsToExport").Order(StringComparer.Ordinal), told["command"].Order(StringComparer.Ordinal));
        Assert.Equal(["1930241863466354012"], told["connection"]);
        // Where there is no help, PowerShell puts the syntax there.
        Assert.DoesNotContain("[", Assert.Single(told["synopsis"]));
        Assert.True(int.Parse(Assert.Single(told["about"])) > 1000);
    }

    /// <summary>A value of the manifest.</summary>
    private static string Stated(string name) => Regex.Match(Manifest, $@"\b{name} += '(.+)'").Groups[1].Value;

    /// <summary>A list of the manifest.</summary>
    private static string[] Quoted(string name) =>
        [.. Regex.Matches(Regex.Match(Manifest, $@"\b{name} += @\(([^)]*)\)").Groups[1].Value, "'(.+?)'").Select(match => match.Groups[1].Value)];

    private string Said(string name) => Assert.Single(Elements(name)).Value;

    private IEnumerable<XElement> Elements(string name) =>
        XDocument.Parse(package.Nuspec).Descendants().Where(element => element.Name.LocalName == name);
}
