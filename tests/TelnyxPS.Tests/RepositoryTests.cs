namespace TelnyxPS.Tests;

/// <summary>Rules that all code files of the repository follow.</summary>
public class RepositoryTests
{
    private const int MaximumColumns = 120;
    private static readonly string[] CodeExtensions = [".cs", ".ps1", ".psm1"];
    private static readonly string[] GeneratedFolders = ["bin", "obj", "out", "TestResults"];

    [Fact]
    public void No_line_of_code_has_more_than_120_columns()
    {
        FileInfo[] files = [.. CodeFiles(new DirectoryInfo(Programs.Root))];
        IEnumerable<string> tooLong = files.SelectMany(
            file => File.ReadAllLines(file.FullName)
                .Select((line, index) => (line.Length, Place: $"{file.FullName}({index + 1})"))
                .Where(line => line.Length > MaximumColumns)
                .Select(line => $"{line.Place}: {line.Length} columns"));

        Assert.Empty(tooLong);
        Assert.All(CodeExtensions, extension => Assert.Contains(files, file => file.Extension == extension));
    }

    private static IEnumerable<FileInfo> CodeFiles(DirectoryInfo folder)
    {
        IEnumerable<DirectoryInfo> folders = folder.GetDirectories()
            .Where(inner => !inner.Name.StartsWith(".") && !GeneratedFolders.Contains(inner.Name));
        return folder.GetFiles()
            .Where(file => CodeExtensions.Contains(file.Extension))
            .Concat(folders.SelectMany(CodeFiles));
    }
}
