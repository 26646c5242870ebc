using System.IO.Compression;

namespace TelnyxPS.Tests;

/// <summary>Packs the built module once for all package tests, in a separate folder.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "telnyxps-" + Path.GetRandomFileName());

    public static string Module { get; } = Path.Combine(Programs.Root, "out", "TelnyxPS");

    public string Package { get; private set; } = "";

    /// <summary>The files in the package, by path, without those that belong to the package format.</summary>
    public Dictionary<string, byte[]> Content { get; } = [];

    public string Nuspec { get; private set; } = "";

    /// <summary>A module path that contains only the package, unpacked like Install-PSResource does.</summary>
    public string ModulePath => Path.Combine(folder, "Modules");

    public async ValueTask InitializeAsync()
    {
        string project = Path.Combine(Programs.Root, "src", "TelnyxPS.Package");
        Programs.Run pack = await Programs.Execute(
            Programs.Dotnet, ["pack", project, "--output", folder, "--disable-build-servers", "--nologo"]);
        Assert.True(pack.ExitCode == 0 && !pack.Output.Contains("warning"), pack.Output);

        Package = Assert.Single(Directory.GetFiles(folder, "*.nupkg"));
        using ZipArchive archive = ZipFile.OpenRead(Package);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            byte[] bytes = new byte[entry.Length];
            using (Stream stream = entry.Open())
                stream.ReadExactly(bytes);

            string name = Uri.UnescapeDataString(entry.FullName);
            if (name == "TelnyxPS.nuspec")
                Nuspec = new StreamReader(new MemoryStream(bytes)).ReadToEnd();
            else if (name != "[Content_Types].xml" && !name.StartsWith("_rels/") && !name.StartsWith("package/"))
                Content.Add(name, bytes);
        }
    }

    public void Unpack(string version)
    {
        foreach ((string name, byte[] bytes) in Content)
        {
            string file = Path.Combine(ModulePath, "TelnyxPS", version, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return default;
    }
}
