namespace TelnyxPS.Help.Markdown;

/// <summary>A heading and its content.</summary>
/// <param name="Line">The line of the heading.</param>
/// <param name="Level">The level of the heading: 1 for the title of the page.</param>
/// <param name="Heading">The heading, as plain text.</param>
/// <param name="Blocks">The blocks before the next heading.</param>
/// <param name="Children">The sections one level below.</param>
internal sealed record Section(
    int Line, int Level, string Heading, IReadOnlyList<HelpBlock> Blocks, IReadOnlyList<Section> Children)
{
    /// <summary>All paragraphs of the section as one text.</summary>
    public string Text => string.Join(' ', Blocks.OfType<Prose>().Select(prose => prose.Text));

    public Section? Child(string heading) => Children.FirstOrDefault(child => child.Heading == heading);
}
