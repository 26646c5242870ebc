using System.Text.RegularExpressions;

namespace TelnyxPS.Tests;

/// <summary>The text of the repository uses the words that users search for.</summary>
public class WordsTests
{
    private static readonly string[] Extensions =
        [".cs", ".csproj", ".md", ".props", ".ps1", ".ps1xml", ".psd1", ".psm1", ".svg", ".targets", ".yml"];

    private static readonly string[] BuildFolders = ["bin", "obj", "out", "TestResults", ".git"];

    // Separated, so that this file does not contain the words.
    [Theory]
    [InlineData(@"\bst" + @"ated\b", "specified")]
    [InlineData(@"\b(left|leav(e|es|ing)) o" + @"ut\b", "omit")]
    [InlineData(@"\bem" + @"its\b", "returns, outputs, writes")]
    [InlineData(@"\ban" + @"ew\b", "again")]
    [InlineData(@"\bas wan" + @"ted\b", "already matches")]
    [InlineData(@"\bexclude each ot" + @"her\b", "cannot be used together with")]
    [InlineData(@"\bgo(es)? wi" + @"th\b", "can be used together with")]
    [InlineData(@"\band has no" + @"ne\b", "is required")]
    [InlineData(@"\bmen" + @"d(s|ed|ing)?\b", "fix, correct")]
    [InlineData(@"(?<![-\w'])Telnyx" + @"' [a-z]", "Telnyx's")]
    [InlineData(@"\b(no|some|any)bo" + @"dy\b", "no one, someone, anyone")]
    [InlineData(@"\bwhat fail" + @"ed of\b", "failed numbers")]
    public void Words_are_plain(string word, string better)
    {
        var pattern = new Regex(word, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        IEnumerable<string> found =
            from file in TextFiles()
            from line in File.ReadLines(file).Select((text, i) => (Text: text, Number: i + 1))
            where pattern.IsMatch(line.Text)
            select $"{Path.GetRelativePath(Programs.Root, file)}({line.Number}): write '{better}': {line.Text.Trim()}";

        Assert.Empty(found);
    }

    private static IEnumerable<string> TextFiles() =>
        Directory.EnumerateFiles(Programs.Root, "*", SearchOption.AllDirectories).Where(file =>
            Extensions.Contains(Path.GetExtension(file))
            && !Path.GetRelativePath(Programs.Root, file)
                .Split(Path.DirectorySeparatorChar)
                .Any(BuildFolders.Contains));
}
