using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TelnyxPS.Client;

namespace TelnyxPS.Tests;

/// <summary>The architecture rules: which folder references which, and what the assembly requires.</summary>
public class ArchitectureTests
{
    private static readonly Assembly Module = typeof(TelnyxSession).Assembly;
    private static readonly string Source = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "src", "TelnyxPS"));

    [Fact]
    public void Only_the_cmdlets_and_the_initializer_reference_PowerShell()
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
    public void Only_the_cmdlets_contain_names_of_cmdlets()
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
    public void The_sandbox_is_referenced_only_where_a_session_is_created()
    {
        string[] knowing = Files()
            .Where(file => !Relative(file).StartsWith("Sandbox") && File.ReadAllText(file).Contains("TelnyxPS.Sandbox"))
            .Select(Relative)
            .ToArray();

        Assert.Equal([Path.Combine("Cmdlets", "Sessions", "SessionFactory.cs")], knowing);
    }

    [Fact]
    public void The_assembly_references_only_what_PowerShell_7_includes()
    {
        string[] references = Module.GetReferencedAssemblies()
            .Select(name => $"{name.Name} {name.Version}")
            .Order(StringComparer.Ordinal)
            .ToArray();

        // PowerShell 7.4 has System.Text.Json 8.0.0.0. System.Memory is part of .NET there, in any version.
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
        // Windows PowerShell reads the exported types before it can find that assembly.
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

    [Fact]
    public void The_steps_of_a_Set_in_CONTRIBUTING_are_methods_of_the_files_that_it_names()
    {
        string text = File.ReadAllText(Path.Combine(Source, "..", "..", "CONTRIBUTING.md"));
        string flow = text[text.IndexOf("## How a change is processed")..text.IndexOf("## Adding a resource")];
        string code = string.Join("\n", Files().Select(File.ReadAllText));
        string[][] paths = flow.Split("From the response to the output")
            .Select(
                path =>
                    Regex.Matches(path, @"^\| \d+ ~? ?\| (.+)$", RegexOptions.Multiline)
                        .Select(row => row.Groups[1].Value)
                        .ToArray())
            .ToArray();

        Assert.InRange(paths[0].Length, 10, 15);
        Assert.InRange(paths[1].Length, 8, 12);
        Assert.All(paths.SelectMany(path => path), row =>
        {
            string[] cells = row.Split('|', StringSplitOptions.TrimEntries);
            string method = cells[0].Trim('`');
            string file = Path.Combine(Source, cells[1].Trim('`'));
            Assert.True(File.Exists(file), $"There is no file {cells[1]}.");
            Assert.True(Declares(File.ReadAllText(file), method), $"{cells[1]} has no method {method}.");
            foreach (Match name in Regex.Matches(cells[2], @"`(?:(\w+)\.)?(\w+)`"))
            {
                string called = name.Groups[2].Value;
                string where = name.Groups[1].Success ? File.ReadAllText(FileOf(name.Groups[1].Value)) : code;
                Assert.True(Declares(where, called), $"There is no method {name.Value}.");
            }
        });

        // A declaration has a return type before the name, but a call does not.
        static bool Declares(string source, string method) =>
            Regex.IsMatch(
                source,
                @"^\s+(?!return |await |throw |else |new )(?:\w+ )*(?:[\w.]+(?:<.*>)?|\(.*\))(?:\[\])?\?? "
                    + $@"{method}(?:<\w+>)?\(",
                RegexOptions.Multiline)
            || Regex.IsMatch(source, $@"^\s+public Func<.*>\?? {method} ", RegexOptions.Multiline);

        static string FileOf(string type) => Files().Single(file => Path.GetFileNameWithoutExtension(file) == type);
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
