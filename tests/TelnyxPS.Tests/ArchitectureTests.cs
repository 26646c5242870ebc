using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TelnyxPS.Client;

namespace TelnyxPS.Tests;

/// <summary>The lines of the house: which folder knows which, and what the assembly needs.</summary>
public class ArchitectureTests
{
    private static readonly Assembly Module = typeof(TelnyxSession).Assembly;
    private static readonly string Source = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "src", "TelnyxPS"));

    [Fact]
    public void Only_the_commands_and_the_initializer_know_PowerShell()
    {
        IEnumerable<string> others = Files().Where(
            file =>
                !Relative(file).StartsWith("Cmdlets" + Path.DirectorySeparatorChar)
                    && Relative(file) != "ModuleInitializer.cs");

        Assert.All(others, file => Assert.DoesNotContain("System.Management.Automation", File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("Models", "Client|Cmdlets|Sandbox|Bulk")]
    [InlineData("Sandbox", "Client|Cmdlets|Models|Bulk")]
    [InlineData("Client", "Cmdlets|Bulk|Sandbox")]
    [InlineData("Bulk", "Cmdlets|Sandbox")]
    public void Imports_go_one_way(string folder, string forbidden)
    {
        foreach (string file in Files().Where(file => Relative(file).StartsWith(folder + Path.DirectorySeparatorChar)))
            Assert.False(
                Regex.IsMatch(File.ReadAllText(file), $@"TelnyxPS\.({forbidden})\b"),
                $"{Relative(file)} knows one of {forbidden}.");
    }

    [Fact]
    public void Only_the_commands_name_cmdlets()
    {
        foreach (string file in
            Files().Where(file => !Relative(file).StartsWith("Cmdlets" + Path.DirectorySeparatorChar)))
        {
            IEnumerable<string> code = File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//"));
            Assert.All(
                code,
                line => Assert.False(Regex.IsMatch(line, @"\b[A-Z][a-z]+-Telnyx"), $"{Relative(file)}: {line.Trim()}"));
        }
    }

    [Fact]
    public void The_sandbox_is_known_only_where_a_session_is_made()
    {
        string[] knowing = Files()
            .Where(file => !Relative(file).StartsWith("Sandbox") && File.ReadAllText(file).Contains("TelnyxPS.Sandbox"))
            .Select(Relative)
            .ToArray();

        Assert.Equal([Path.Combine("Cmdlets", "Sessions", "SessionFactory.cs")], knowing);
    }

    [Fact]
    public void The_assembly_needs_nothing_that_PowerShell_7_does_not_bring()
    {
        string[] references = Module.GetReferencedAssemblies()
            .Select(name => $"{name.Name} {name.Version}")
            .Order(StringComparer.Ordinal)
            .ToArray();

        // 7.4, the oldest, has System.Text.Json 8.0.0.0. System.Memory is part of .NET there, under whatever version.
        Assert.Equal(
            [
                "System.Management.Automation 3.0.0.0",
                "System.Memory 4.0.1.2",
                "System.Text.Json 8.0.0.0",
                "netstandard 2.0.0.0",
            ],
            references);
    }

    [Fact]
    public void No_public_type_derives_from_a_type_of_System_Text_Json()
    {
        // Windows PowerShell looks at the exported types before it can find that assembly.
        foreach (Type type in Module.GetExportedTypes())
        {
            IEnumerable<Type> above = type.GetInterfaces().Append(type.BaseType ?? typeof(object));
            Assert.DoesNotContain(above, t => t.Namespace?.StartsWith("System.Text.Json") == true);
        }
    }

    [Fact]
    public void Every_file_is_named_after_its_one_type()
    {
        foreach (string file in Files())
        {
            MatchCollection types = Regex.Matches(
                File.ReadAllText(file),
                @"^(?:public|internal) (?:[a-z]+ )*(?:class|struct|enum|interface|delegate \S+) (\w+)",
                RegexOptions.Multiline);
            Assert.True(
                types.Count == 1 && types[0].Groups[1].Value == Path.GetFileNameWithoutExtension(file), Relative(file));
        }
    }

    [Fact]
    public void No_cmdlet_is_more_than_three_classes_below_PSCmdlet()
    {
        Type[] cmdlets = Module.GetExportedTypes()
            .Where(type => type.GetCustomAttributesData().Any(one => one.AttributeType.Name == "CmdletAttribute"))
            .ToArray();

        Assert.NotEmpty(cmdlets);
        Assert.All(cmdlets, cmdlet => Assert.InRange(ClassesBelow("PSCmdlet", cmdlet).Count(), 1, 3));
    }

    [Fact]
    public void No_file_of_the_cmdlets_has_more_than_one_class()
    {
        string[] files =
            Files().Where(file => Relative(file).StartsWith("Cmdlets" + Path.DirectorySeparatorChar)).ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            string[] classes = Regex
                .Matches(
                    File.ReadAllText(file),
                    @"^\s*(?:[a-z]+ )+(?:class|struct|record|interface|enum) \w+",
                    RegexOptions.Multiline)
                .Select(match => match.Value.Trim())
                .ToArray();
            Assert.True(classes.Length == 1, $"{Relative(file)}: {string.Join(", ", classes)}");
        });
    }

    private static IEnumerable<Type> ClassesBelow(string name, Type type)
    {
        for (Type? level = type; level is not null && level.Name != name; level = level.BaseType)
            yield return level;
    }

    private static IEnumerable<string> Files() => Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Relative(file).StartsWith("obj") && !Relative(file).StartsWith("bin"));

    private static string Relative(string file) => Path.GetRelativePath(Source, file);

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
