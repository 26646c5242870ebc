using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// The value of a parameter for tags: a list of tags, or a single text. Whether a single text is one tag or a CSV
/// cell with many tags depends on whether it was typed, which only the cmdlet knows.
/// </summary>
/// <param name="texts">The tags of the list, or the single text.</param>
/// <param name="isSingle">Whether the value was a single text.</param>
internal sealed class TagInput(string[] texts, bool isSingle)
{
    /// <summary>The tags of the list, or the single text.</summary>
    public string[] Texts => texts;

    /// <summary>
    /// The array to bind for a single text. PowerShell binds a string[], and no list of tags contains null.
    /// </summary>
    public static string?[] ToBind(string text) => [text, null];

    /// <summary>The value that PowerShell bound; null if none was.</summary>
    public static TagInput? Of(string?[]? bound) =>
        bound is null ? null
        : bound.Length == 2 && bound[1] is null ? new TagInput([bound[0]!], isSingle: true)
        : new TagInput(bound!, isSingle: false);

    /// <summary>
    /// Reads the tags. A single text from the pipeline is a CSV cell and is split; a single text that was typed is
    /// one tag. The text <c>(none)</c> alone means no tags: an empty collection. Returns null if there is nothing to
    /// change.
    /// </summary>
    /// <exception cref="FormatException">The cell cannot be read.</exception>
    public TagCollection? Read(bool typed)
    {
        if (isSingle && ValueText.IsNone(Texts[0]))
            return TagCollection.None;
        if (typed || !isSingle)
            return Texts.Length == 0 ? null : new TagCollection(Texts.Distinct(StringComparer.Ordinal));

        TagCollection tags = TagCollection.Parse(Texts[0]);
        if (tags.Select(DestroyedText.Problem).FirstOrDefault(problem => problem is not null) is { } problem)
            throw new FormatException(problem.TrimEnd('.'));
        return tags.Count == 0 ? null : tags;
    }
}
