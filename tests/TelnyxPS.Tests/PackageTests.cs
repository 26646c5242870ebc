using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TelnyxPS.Tests;

/// <summary>The package for the PowerShell Gallery: its content, its metadata, and its use.</summary>
public sealed class PackageTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    public static TheoryData<string> PowerShells => PowerShell.All;

    private static readonly string Manifest = File.ReadAllText(Path.Combine(Programs.Root, "TelnyxPS.psd1"));
    private static readonly string Version = Regex.Match(Manifest, "ModuleVersion += '(.+)'").Groups[1].Value;

    [Fact]
    public void It_contains_only_the_files_of_the_module()
    {
        string[] files = Directory.GetFiles(PackageFixture.Module, "*", SearchOption.AllDirectories);
        string[] names =
        [
            .. files.Select(file => Path.GetRelativePath(PackageFixture.Module, file).Replace('\\', '/')),
        ];

        Assert.Equal(names.Order(StringComparer.Ordinal), package.Content.Keys.Order(StringComparer.Ordinal));
        Assert.All(files.Zip(names), file => Assert.Equal(File.ReadAllBytes(file.First), package.Content[file.Second]));
    }

    [Fact]
    public void Its_metadata_matches_the_manifest()
    {
        Assert.Equal($"TelnyxPS.{Version}.nupkg", Path.GetFileName(package.Package));
        Assert.Equal("TelnyxPS", Said("id"));
        Assert.Equal(Version, Said("version"));
        Assert.Equal(ManifestValue("Author"), Said("authors"));
        Assert.Equal(ManifestValue("Copyright"), Said("copyright"));
        Assert.Equal(ManifestValue("Description"), Said("description"));
        Assert.Equal("MIT", Said("license"));
        Assert.Equal("README.md", Said("readme"));
        Assert.Equal(ManifestValue("ProjectUri"), Elements("projectUrl").SingleOrDefault()?.Value ?? "");
        Assert.Empty(Elements("dependency"));
        Assert.Empty(Elements("frameworkAssembly"));
    }

    [Fact]
    public void Its_tags_are_those_of_the_manifest_and_those_for_the_cmdlets()
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
        Assert.True(Said("tags").Length < 4000, "The Gallery accepts at most 4000 characters of tags.");
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
    public void It_contains_the_licence_a_readme_and_the_third_party_notices()
    {
        Assert.Equal(File.ReadAllBytes(Path.Combine(Programs.Root, "LICENSE")), package.Content["LICENSE"]);
        Assert.Contains("Connect-Telnyx -Sandbox", Encoding.UTF8.GetString(package.Content["README.md"]));

        string notices = Encoding.UTF8.GetString(package.Content["THIRD-PARTY-NOTICES.md"]);
        Assert.Contains("Copyright (c) .NET Foundation and Contributors", notices);
        string assets = File.ReadAllText(Path.Combine(Programs.Root, "src", "TelnyxPS", "obj", "project.assets.json"));
        string[] libraries = [.. package.Content.Keys.Where(name => name.EndsWith(".dll") && name != "TelnyxPS.dll")];
        Assert.NotEmpty(libraries);
        Assert.All(libraries, library =>
        {
            string name = Path.GetFileNameWithoutExtension(library);
            string version = Regex.Match(assets, $"\"{Regex.Escape(name)}/([0-9.]+)\"").Groups[1].Value;
            Assert.Contains($"| `{name}.dll` | {name} | {version} |", notices);
        });
        Assert.Equal(libraries.Length, Regex.Count(notices, @"(?m)^\| `.+\.dll` "));
    }

    [Fact]
    public async Task PSResourceGet_finds_installs_updates_and_uninstalls_it()
    {
        // On Windows, no variable changes the module folder of the client.
        Assert.SkipWhen(
            OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("CI") is null,
            "The package was not installed: on Windows, this test requires a computer whose modules can be changed "
            + "(CI).");

        using TemporaryFolder home = new();
        string script = Path.Combine(home.Path, "install.ps1");
        File.WriteAllText(script, """
            param($Package, $Module, $Version, $Helper)
            $ErrorActionPreference = 'Stop'
            $ProgressPreference = 'SilentlyContinue'
            Import-Module Microsoft.PowerShell.PSResourceGet
            $repository = New-Item (Join-Path $PSScriptRoot repository) -ItemType Directory
            Register-PSResourceRepository -Name TelnyxPSTest -Uri $repository.FullName -Trusted
            try {
                # An older version of the module, packed by the client itself.
                $older = Join-Path $PSScriptRoot older/TelnyxPS
                $null = New-Item (Split-Path $older) -ItemType Directory
                Copy-Item $Module $older -Recurse
                $manifest = Join-Path $older TelnyxPS.psd1
                (Get-Content $manifest -Raw).Replace("'$Version'", "'0.0.1'") | Set-Content $manifest
                Publish-PSResource -Path $older -Repository TelnyxPSTest
                Install-PSResource TelnyxPS -Repository TelnyxPSTest
                "installed $((Get-InstalledPSResource TelnyxPS).Version)"

                Copy-Item $Package $repository
                $found = Find-PSResource TelnyxPS -Repository TelnyxPSTest
                "found $($found.Version)"
                "type $($found.Type)"
                "tagged $((Find-PSResource -Tag OperatorConnect -Repository TelnyxPSTest).Name)"
                Update-PSResource TelnyxPS -Repository TelnyxPSTest
                "updated $((Get-InstalledPSResource TelnyxPS).Version -join ' ')"

                # Used by name, in a process that has not seen it yet.
                $powershell = & $Helper
                & $powershell.Path $powershell.ArgumentList -NoProfile -NonInteractive -Command {
                    Connect-Telnyx -Sandbox
                    "used $((Get-Module TelnyxPS).Version) $((Get-TelnyxExternalConnection -First 1).Id)"
                    "synopsis $((Get-Help Set-TelnyxExternalConnection).Synopsis)"
                    "files $((Get-ChildItem (Get-Module TelnyxPS).ModuleBase -File).Name -join ' ')"
                }

                Uninstall-PSResource TelnyxPS -Version '*'
                "left $(@(Get-InstalledPSResource TelnyxPS -ErrorAction Ignore).Count)"
            }
            finally {
                Unregister-PSResourceRepository TelnyxPSTest
            }
            """);
        Programs.Run run = await PowerShell.Tool.RunScript(
            script,
            [
                package.Package, PackageFixture.Module, Version,
                Path.Combine(Programs.Root, "tools", "Get-ThisPowerShell.ps1"),
            ],
            environment: new()
            {
                ["HOME"] = home.Path,
                ["XDG_DATA_HOME"] = Folder(".local/share"),
                ["XDG_CONFIG_HOME"] = Folder(".config"),
                ["XDG_CACHE_HOME"] = Folder(".cache"),
                ["PSModulePath"] = null,
            });

        Assert.True(run.ExitCode == 0, run.Output);
        ILookup<string, string> told = Told(run);
        Assert.Equal(["0.0.1"], told["installed"]);
        Assert.Equal([Version], told["found"]);
        Assert.Equal(["Module"], told["type"]);
        Assert.Equal(["TelnyxPS"], told["tagged"]);
        Assert.Contains(Version, Assert.Single(told["updated"]).Split(' '));
        Assert.Equal([$"{Version} 1930241863466354012"], told["used"]);
        // Without help, PowerShell shows the syntax there.
        Assert.DoesNotContain("[", Assert.Single(told["synopsis"]));
        string[] files = Assert.Single(told["files"]).Split(' ');
        Assert.All(
            ["LICENSE", "README.md", "THIRD-PARTY-NOTICES.md", "TelnyxPS.psd1"], file => Assert.Contains(file, files));
        Assert.Equal(["0"], told["left"]);

        // .NET ignores a user folder that does not exist.
        string Folder(string name) => Directory.CreateDirectory(Path.Combine(home.Path, name)).FullName;
    }

    [Theory]
    [MemberData(nameof(PowerShells))]
    public async Task It_can_be_imported_by_name_after_unpacking(string powershell)
    {
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
        Programs.Run run = await PowerShell.Named(powershell).RunScript(script, [package.ModulePath]);

        Assert.True(run.ExitCode == 0, run.Output);
        ILookup<string, string> told = Told(run);
        Assert.Equal([Version], told["version"]);
        // The temporary folder can have two names.
        string unpacked =
            Path.Combine(Path.GetFileName(Path.GetDirectoryName(package.ModulePath)!), "Modules", "TelnyxPS", Version);
        Assert.EndsWith(unpacked, Assert.Single(told["folder"]));
        Assert.Equal(
            Quoted("CmdletsToExport").Order(StringComparer.Ordinal), told["command"].Order(StringComparer.Ordinal));
        Assert.Equal(["1930241863466354012"], told["connection"]);
        // Without help, PowerShell shows the syntax there.
        Assert.DoesNotContain("[", Assert.Single(told["synopsis"]));
        Assert.True(int.Parse(Assert.Single(told["about"])) > 1000);
    }

    /// <summary>The output of a script: lines with a name and a value.</summary>
    private static ILookup<string, string> Told(Programs.Run run) =>
        run.Output.Split('\n').Select(line => line.Trim().Split(' ', 2)).ToLookup(line => line[0], line => line[^1]);

    /// <summary>Returns a value from the manifest.</summary>
    private static string ManifestValue(string name) => Regex.Match(Manifest, $@"\b{name} += '(.+)'").Groups[1].Value;

    /// <summary>Returns a list from the manifest.</summary>
    private static string[] Quoted(string name) =>
        [
            .. Regex.Matches(
                Regex.Match(Manifest, $@"\b{name} += @\(([^)]*)\)").Groups[1].Value,
                "'(.+?)'").Select(match => match.Groups[1].Value),
        ];

    private string Said(string name) => Assert.Single(Elements(name)).Value;

    private IEnumerable<XElement> Elements(string name) =>
        XDocument.Parse(package.Nuspec).Descendants().Where(element => element.Name.LocalName == name);
}
