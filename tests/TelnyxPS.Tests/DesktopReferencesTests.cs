using System.Reflection;
using System.Reflection.Metadata;

namespace TelnyxPS.Tests;

/// <summary>
/// Compares the references of the module in Windows PowerShell with what exists: .NET Framework 4.7.2, PowerShell's own
/// assembly, and the desktop folder, from which the module resolves assemblies by name, in any version.
/// </summary>
public sealed class DesktopReferencesTests : IDisposable
{
    private const string PowerShell = "System.Management.Automation";

    private static readonly string Module = Path.Combine(Programs.Root, "out", "TelnyxPS");

    private readonly MetadataCatalog catalog = new();
    private readonly MetadataCatalog ownCatalog = new();
    private readonly MetadataReader module;
    private readonly MetadataReader[] libraries;

    public DesktopReferencesTests()
    {
        string references = Path.Combine(Metadata("NetFrameworkReferences"), "build", ".NETFramework", "v4.7.2");
        catalog.Add([.. Libraries(references), .. Libraries(Path.Combine(references, "Facades"))]);
        libraries = catalog.Add(Libraries(Path.Combine(Module, "desktop")));
        module = ownCatalog.Add(Path.Combine(Module, "TelnyxPS.dll")).Single();
    }

    [Fact]
    public void Each_reference_is_in_NET_Framework_or_in_the_desktop_folder_with_the_required_version()
    {
        List<string> unmet = [];
        foreach (MetadataReader asking in libraries.Prepend(module))
        {
            foreach (AssemblyName wanted in References(asking).Where(name => name.Name != PowerShell))
            {
                MetadataReader? found = catalog.Find(wanted.Name!);
                AssemblyName? there = found is null ? null : MetadataCatalog.NameOf(found);
                if (there is null
                    || there.Version < wanted.Version
                    || !there.GetPublicKeyToken()!.SequenceEqual(wanted.GetPublicKeyToken()!))
                {
                    unmet.Add(
                        $"{MetadataCatalog.NameOf(asking).Name}: {wanted}, and there is {there?.FullName ?? "none"}");
                }
            }
        }

        Assert.Empty(unmet);
    }

    [Fact]
    public void The_desktop_folder_contains_only_required_files_that_NET_Framework_lacks()
    {
        HashSet<string> needed = [];
        Follow(module);

        string[] files =
        [
            .. Libraries(Path.Combine(Module, "desktop")).Select(file => Path.GetFileNameWithoutExtension(file)),
        ];
        Assert.Equal(files.Order(), needed.Order());

        void Follow(MetadataReader asking)
        {
            foreach (AssemblyName name in References(asking))
            {
                if (catalog.Find(name.Name!) is { } found && libraries.Contains(found) && needed.Add(name.Name!))
                    Follow(found);
            }
        }
    }

    [Fact]
    public void No_type_or_member_is_used_that_NET_Framework_4_7_2_and_the_desktop_folder_lack()
    {
        Assert.Empty(libraries.Prepend(module).SelectMany(asking => catalog
            .MissingIn(asking, except: PowerShell)
            .Select(missing => $"{MetadataCatalog.NameOf(asking).Name}: {missing}")));
    }

    [Fact]
    public void The_check_detects_what_NET_Framework_lacks()
    {
        // These tests run on .NET 10.
        MetadataReader tests = ownCatalog.Add(typeof(DesktopReferencesTests).Assembly.Location).Single();
        string[] missing = [.. catalog.MissingIn(tests, except: PowerShell)];

        Assert.Contains("System.Net.Http.SocketsHttpHandler of System.Net.Http", missing);
        Assert.Contains(missing, member => member.StartsWith("System.Linq.Enumerable.Order "));
        Assert.DoesNotContain(missing, member => member.StartsWith("System.Linq.Enumerable.Select "));
    }

    public void Dispose()
    {
        catalog.Dispose();
        ownCatalog.Dispose();
    }

    private static IEnumerable<AssemblyName> References(MetadataReader assembly) =>
        assembly.AssemblyReferences.Select(handle => assembly.GetAssemblyReference(handle).GetAssemblyName());

    private static string[] Libraries(string folder) => Directory.GetFiles(folder, "*.dll");

    private static string Metadata(string key) => typeof(DesktopReferencesTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
