using System.Net;
using System.Reflection;

namespace TelnyxPS.Tests;

/// <summary>The built module in an application domain like that of Windows PowerShell.</summary>
public sealed class DesktopFolderTests : IDisposable
{
    private static readonly string Built = Path.Combine(
        typeof(DesktopFolderTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "RepositoryRoot").Value!,
        "out",
        "TelnyxPS");

    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly string assembly;
    private readonly AppDomain domain;
    private readonly DesktopHost host;

    /// <summary>The temporary folder can have two names.</summary>
    private string ModuleEnd => Path.Combine(Path.GetFileName(folder), "Modules", "TelnyxPS");

    public DesktopFolderTests()
    {
        // PowerShell's own assembly, and no System.Text.Json, no other library and no binding redirect.
        string tests = Path.GetDirectoryName(typeof(DesktopHost).Assembly.Location)!;
        Directory.CreateDirectory(folder);
        foreach (string file in new[] { "TelnyxPS.Tests.exe", "System.Management.Automation.dll" })
            File.Copy(Path.Combine(tests, file), Path.Combine(folder, file));

        // A copy for each test, because Mono caches failed lookups for a file.
        string module = Path.Combine(folder, "Modules", "TelnyxPS");
        assembly = Path.Combine(module, "TelnyxPS.dll");
        Directory.CreateDirectory(Path.Combine(module, "desktop"));
        File.Copy(Path.Combine(Built, "TelnyxPS.dll"), assembly);
        foreach (string file in Directory.GetFiles(Path.Combine(Built, "desktop")))
            File.Copy(file, Path.Combine(module, "desktop", Path.GetFileName(file)));

        domain = AppDomain.CreateDomain("PowerShell", null, new AppDomainSetup
        {
            ApplicationBase = folder,
            ConfigurationFile = Path.Combine(folder, "none.config"),
        });
        host = (DesktopHost)domain.CreateInstanceAndUnwrap(
            typeof(DesktopHost).Assembly.FullName, typeof(DesktopHost).FullName);
    }

    [Fact]
    public void The_module_finds_System_Text_Json_in_its_desktop_folder()
    {
        host.Import(assembly);

        Assert.StartsWith("201 {", host.CreateConnection());
        string[] loaded = host.LoadedFrom(ModuleEnd);
        Assert.Contains("System.Text.Json", loaded);
        Assert.Contains("System.Memory", loaded);
    }

    [Fact]
    public void Without_the_initializer_it_does_not()
    {
        host.Import(assembly, initialize: false);

        Assert.DoesNotContain("201 {", host.CreateConnection());
        Assert.Equal(["TelnyxPS"], host.LoadedFrom(ModuleEnd));
    }

    [Theory]
    [InlineData(SecurityProtocolType.Tls, SecurityProtocolType.Tls | SecurityProtocolType.Tls12)]
    [InlineData(SecurityProtocolType.SystemDefault, SecurityProtocolType.SystemDefault)]
    public void Import_adds_TLS_1_2_where_the_system_does_not_decide(
        SecurityProtocolType before, SecurityProtocolType after)
    {
        host.Protocols = before;
        host.Import(assembly);

        Assert.Equal(after, host.Protocols);
    }

    public void Dispose()
    {
        AppDomain.Unload(domain);
        Directory.Delete(folder, recursive: true);
    }
}
