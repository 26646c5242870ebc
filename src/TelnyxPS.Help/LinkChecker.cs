using System.Text.RegularExpressions;
using TelnyxPS.Help.Markdown;

namespace TelnyxPS.Help;

/// <summary>Finds links to missing files and headings, and names of missing cmdlets and topics.</summary>
internal sealed partial class LinkChecker(Problems problems)
{
    private readonly Dictionary<string, HashSet<string>> anchors = [];

    /// <summary>Checks the links of a file, except links to the web.</summary>
    public void CheckLinks(MarkdownFile file)
    {
        IEnumerable<Link> local =
            file.Links.Where(link => !link.Target.Contains("://") && !link.Target.StartsWith("mailto:"));
        foreach (Link link in local)
        {
            string[] parts = link.Target.Split('#', 2);
            string path = parts[0].Length == 0
                ? file.FilePath
                : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file.FilePath))!, parts[0]));
            string? missing = !File.Exists(path) && !Directory.Exists(path) ? link.Target
                : parts.Length == 2 && !AnchorsOf(path).Contains(parts[1]) ? $"the heading #{parts[1]}"
                : null;
            if (missing is not null)
            {
                problems.Add(
                    file.FilePath, link.Line, $"The link '{link.Text}' leads to {missing}, which does not exist.");
            }
        }
    }

    /// <summary>Checks that the cmdlets, types, and topics of this module that a file mentions exist.</summary>
    public void CheckNames(MarkdownFile file, ModuleInfo module, IReadOnlyCollection<string> topics)
    {
        string[] lines = File.ReadAllLines(file.FilePath);
        for (int i = 0; i < lines.Length; i++)
        {
            foreach (Match name in Names().Matches(lines[i]))
            {
                bool exists = module.Types.Contains(name.Value) || topics.Contains(name.Value)
                    || module.Cmdlets.Any(cmdlet => cmdlet.Name == name.Value);
                if (!exists)
                    problems.Add(file.FilePath, i + 1, $"There is no {name.Value}.");
            }
        }
    }

    private HashSet<string> AnchorsOf(string path)
    {
        if (!anchors.TryGetValue(path, out HashSet<string>? found))
        {
            MarkdownFile file = MarkdownFile.Read(path, new SharedTexts([], problems), new Problems());
            anchors[path] = found = [.. file.Anchors()];
        }
        return found;
    }

    [GeneratedRegex(
        @"(?<![\w./-])(?:[A-Z][a-z]+-Telnyx[A-Za-z]*|about_Telnyx\w*|TelnyxPS(?:\.[A-Z]\w+){2,})\b(?!\.ps1)")]
    private static partial Regex Names();
}
