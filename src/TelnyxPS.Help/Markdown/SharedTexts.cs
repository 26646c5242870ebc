using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TelnyxPS.Help.Markdown;

/// <summary>
/// The texts that several pages include. A page includes a text with a paragraph that contains only a link to its heading:
/// <c>[-Session](shared/Parameters.md#-session)</c>.
/// </summary>
internal sealed class SharedTexts
{
    /// <summary>The folder of the shared texts, below that of the pages.</summary>
    public const string Folder = "shared";

    private readonly Dictionary<string, Section> texts = [];
    private readonly Dictionary<string, string> files = [];
    private readonly HashSet<string> used = [];
    private readonly Problems problems;

    /// <summary>Reads the shared texts.</summary>
    /// <param name="shared">The files that contain them.</param>
    /// <param name="problems">Where problems are added.</param>
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

    /// <summary>The text that a paragraph includes, or null if it is an ordinary paragraph.</summary>
    public static string? Target(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is LinkInline { NextSibling: null, Url: { } url } && url.StartsWith(Folder + "/") ? url : null;

    /// <summary>The text to which a link points.</summary>
    public IReadOnlyList<HelpBlock> Find(string target, string file, int line)
    {
        used.Add(target);
        if (texts.TryGetValue(target, out Section? section))
            return section.Blocks;

        problems.Add(file, line, $"There is no shared text {target}.");
        return [];
    }

    /// <summary>Reports the texts that no page includes.</summary>
    public void ReportUnused()
    {
        foreach ((string target, Section section) in texts.Where(text => !used.Contains(text.Key)))
            problems.Add(files[target], section.Line, $"No page includes '{section.Heading}'. Delete it, or link to {target}.");
    }
}
