using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TelnyxPS.Help.Markdown;

/// <summary>
/// The texts that pages share. To insert one, a page contains a paragraph that is only a link to its heading:
/// <c>[-Session](shared/Parameters.md#-session)</c>.
/// </summary>
internal sealed class SharedTexts
{
    /// <summary>The folder of the shared texts, inside the folder of the pages.</summary>
    public const string Folder = "shared";

    private readonly Dictionary<string, Section> texts = [];
    private readonly Dictionary<string, string> files = [];
    private readonly HashSet<string> used = [];
    private readonly Problems problems;

    /// <summary>Reads the shared texts.</summary>
    /// <param name="shared">The files that contain them.</param>
    /// <param name="problems">The list to which problems are added.</param>
    public SharedTexts(IEnumerable<MarkdownFile> shared, Problems problems)
    {
        this.problems = problems;
        foreach (MarkdownFile file in shared)
        {
            foreach (Section section in file.Sections.SelectMany(title => title.Children))
            {
                string target = $"{Folder}/{Path.GetFileName(file.FilePath)}#{MarkdownFile.AnchorOf(section.Heading)}";
                if (section.Blocks.Count == 0)
                    problems.Add(file.FilePath, section.Line, $"There is no text below '{section.Heading}'.");
                if (!texts.TryAdd(target, section))
                    problems.Add(file.FilePath, section.Line, $"There are two texts named '{section.Heading}'.");
                files[target] = file.FilePath;
            }
        }
    }

    /// <summary>Returns the shared text that a paragraph inserts; null if it is an ordinary paragraph.</summary>
    public static string? Target(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is LinkInline { NextSibling: null, Url: { } url } && url.StartsWith(Folder + "/")
            ? url
            : null;

    /// <summary>Returns the text that a link points to.</summary>
    public IReadOnlyList<HelpBlock> Find(string target, string file, int line)
    {
        used.Add(target);
        if (texts.TryGetValue(target, out Section? section))
            return section.Blocks;

        problems.Add(file, line, $"There is no shared text {target}.");
        return [];
    }

    /// <summary>Reports texts that no page uses.</summary>
    public void ReportUnused()
    {
        foreach ((string target, Section section) in texts.Where(text => !used.Contains(text.Key)))
        {
            string message = $"No page includes '{section.Heading}'. Delete it, or link to {target}.";
            problems.Add(files[target], section.Line, message);
        }
    }
}
