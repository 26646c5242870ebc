using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TelnyxPS.Help.Markdown;

/// <summary>A Markdown file, read into sections of plain text. Shared texts are inserted.</summary>
internal sealed class MarkdownFile
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    private readonly Problems problems;
    private readonly SharedTexts? shared;
    private readonly List<Link> links = [];

    private MarkdownFile(string path, string text, SharedTexts? shared, Problems problems)
    {
        FilePath = path;
        this.shared = shared;
        this.problems = problems;

        MarkdownDocument document = Markdig.Markdown.Parse(text, Pipeline);
        foreach (LinkInline link in document.Descendants<LinkInline>().Where(link => !link.IsImage))
            links.Add(new Link(link.Line + 1, PlainText(link), link.Url ?? ""));

        foreach (YamlFrontMatterBlock block in document.OfType<YamlFrontMatterBlock>())
            FrontMatter = ReadFrontMatter(block);

        Sections = ReadSections([.. document]);
    }

    public string FilePath { get; }

    /// <summary>The name without folder and extension: the name of the cmdlet or topic.</summary>
    public string Name => Path.GetFileNameWithoutExtension(FilePath);

    public IReadOnlyDictionary<string, string> FrontMatter { get; } = new Dictionary<string, string>();

    /// <summary>The sections of the highest level, usually one: the page itself.</summary>
    public IReadOnlyList<Section> Sections { get; }

    public IReadOnlyList<Link> Links => links;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shared">The texts that it can insert; null if it can insert none.</param>
    /// <param name="problems">The list to which problems are added.</param>
    public static MarkdownFile Read(string path, SharedTexts? shared, Problems problems) =>
        new(path, File.ReadAllText(path), shared, problems);

    /// <summary>Reads the content of a file.</summary>
    public static MarkdownFile Parse(string path, string text, SharedTexts? shared, Problems problems) =>
        new(path, text, shared, problems);

    /// <summary>Returns the anchors of all headings, as on GitHub.</summary>
    public IEnumerable<string> Anchors() => All(Sections).Select(section => AnchorOf(section.Heading));

    /// <summary>Returns the anchor that GitHub creates for a heading.</summary>
    public static string AnchorOf(string heading) => string.Concat(heading.ToLowerInvariant()
        .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')
        .Select(c => c == ' ' ? '-' : c));

    /// <summary>Returns sections and everything below them.</summary>
    public static IEnumerable<Section> All(IEnumerable<Section> sections) =>
        sections.SelectMany(section => All(section.Children).Prepend(section));

    private static Dictionary<string, string> ReadFrontMatter(YamlFrontMatterBlock block) =>
        block.Lines.ToString().Split('\n')
            .Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim());

    private List<Section> ReadSections(IReadOnlyList<Block> blocks)
    {
        int level = blocks.OfType<HeadingBlock>().Select(heading => heading.Level).DefaultIfEmpty(0).Min();
        List<Section> sections = [];
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not HeadingBlock heading || heading.Level != level)
            {
                if (level > 0 && blocks[i] is not (YamlFrontMatterBlock or HtmlBlock))
                    problems.Add(FilePath, blocks[i].Line + 1, "There is text before the first heading of this level.");
                continue;
            }

            List<Block> below = [.. blocks.Skip(i + 1)
                .TakeWhile(block => block is not HeadingBlock next || next.Level > level)];
            List<Block> own = [.. below.TakeWhile(block => block is not HeadingBlock)];
            sections.Add(new Section(
                heading.Line + 1,
                level,
                PlainText(heading.Inline),
                [.. own.SelectMany(ReadBlock)],
                own.Count < below.Count ? ReadSections(below[own.Count..]) : []));
            i += below.Count;
        }

        return sections;
    }

    private IEnumerable<HelpBlock> ReadBlock(Block block)
    {
        int line = block.Line + 1;
        switch (block)
        {
            case ParagraphBlock paragraph when SharedTexts.Target(paragraph) is { } target:
                if (shared is null)
                    problems.Add(FilePath, line, "A shared text cannot include another one.");
                return shared?.Find(target, FilePath, line) ?? [];
            case ParagraphBlock paragraph:
                return [new Prose(line, PlainText(paragraph.Inline))];
            case FencedCodeBlock code:
                return [new Code(line, code.Info ?? "", code.Lines.ToString().ReplaceLineEndings("\n").TrimEnd())];
            case ListBlock list:
                return list.OfType<ListItemBlock>().Select(item =>
                    new ListItem(
                        item.Line + 1, list.IsOrdered ? $"{item.Order}." : "-", [.. item.SelectMany(ReadBlock)]));
            case Markdig.Extensions.Tables.Table table:
                return [new Table(line, [.. table.OfType<TableRow>().Select(ReadRow)])];
            case HtmlBlock { Type: HtmlBlockType.Comment } or LinkReferenceDefinitionGroup:
                return [];
            default:
                problems.Add(
                    FilePath, line, "Help can contain only headings, paragraphs, lists, tables, and fenced code.");
                return [];
        }
    }

    private IReadOnlyList<string> ReadRow(TableRow row) => [.. row.OfType<TableCell>().Select(ReadCell)];

    private string ReadCell(TableCell cell) =>
        string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => PlainText(leaf.Inline)));

    private string PlainText(ContainerInline? inlines) =>
        string.Concat((inlines ?? Enumerable.Empty<Inline>()).Select(PlainText)).Trim();

    private string PlainText(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                return literal.Content.ToString();
            case CodeInline code:
                return code.Content;
            case LineBreakInline:
                return " ";
            case HtmlEntityInline entity:
                return entity.Transcoded.ToString();
            case AutolinkInline autolink:
                return autolink.Url;
            case LinkInline link when link.Url?.Contains("://") == true && PlainText((ContainerInline)link) != link.Url:
                return $"{PlainText((ContainerInline)link)} ({link.Url})";
            case ContainerInline container:
                return string.Concat(container.Select(PlainText));
            default:
                problems.Add(FilePath, inline.Line + 1, $"Help cannot show this: {inline}");
                return "";
        }
    }
}
