using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Reads tags: one text, or many. Blank ones are damage; no tags at all are null, which leaves them as they are.</summary>
internal sealed class TagsAttribute : ParsingAttribute
{
    // Whether a text was one tag or a cell of many shows only later, when it is known where it came from.
    private static readonly ConditionalWeakTable<string, object> SingleTexts = new();

    /// <summary>
    /// The tags of a parameter. What came by property name as one text is what a CSV cell holds, and is split; text
    /// typed for the parameter is one tag. The text <c>(none)</c> alone means no tags: an empty collection.
    /// </summary>
    /// <exception cref="FormatException">The cell has a quote that is not closed.</exception>
    public static TagCollection? Read(string[]? tags, bool typed)
    {
        if (tags is null)
            return null;
        if (tags.Length == 1 && SingleTexts.TryGetValue(tags[0], out _) && ValueText.IsNone(tags[0]))
            return TagCollection.None;
        bool isCell = !typed && tags.Length == 1 && SingleTexts.TryGetValue(tags[0], out _);
        TagCollection read = isCell ? TagCollection.Parse(tags[0]) : new TagCollection(tags.Distinct(StringComparer.Ordinal));
        if (isCell && read.Select(DestroyedText.Problem).FirstOrDefault(problem => problem is not null) is { } lost)
            throw new FormatException(lost.TrimEnd('.'));
        return read.Count == 0 ? null : read;
    }

    private protected override object? BlankValue => SettingValue.BlankTags;

    protected override bool AcceptsInvisible => true;

    // A tag that is typed as 007 or 1kb is a number to PowerShell, which keeps in its wrapper how it was typed.
    protected override object? Parse(object value, object given)
    {
        if (value is not (string or ValueType))
            return Parse(value);
        string single = new(One(given).ToCharArray());
        SingleTexts.Add(single, single);
        return new[] { single };
    }

    protected override object? Parse(object value)
    {
        if (value is not IEnumerable many || value is IDictionary)
            throw Damage($"{Shown(value)} is not a tag or a list of tags.");
        string[] tags = many.Cast<object?>().Select(One).ToArray();
        return tags.Length == 0 ? null : tags;
    }

    private static string One(object? given)
    {
        object? tag = Plain(given);
        if (IsBlank(tag))
            throw Damage("A tag is null or blank. To remove all tags, use -Clear Tag.");
        if (tag is not (string or ValueType))
            throw Damage($"{Shown(tag)} is not text. A tag must be text.");
        string text = LanguagePrimitives.ConvertTo<string>(given);
        if (DestroyedText.Problem(text) is { } problem)
            throw Damage(problem);
        return HasHalfCharacter(text) ? throw Damage("A tag contains an incomplete character. The text may have been cut off.") : text;
    }
}
