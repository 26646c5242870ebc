using System.Collections;
using System.Management.Automation;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts values to tags: a single text, or a list. A blank tag is an error.</summary>
internal sealed class TagsAttribute : ParsingAttribute
{
    private protected override object? BlankValue => SettingValue.BlankTags;

    protected override bool AcceptsInvisible => true;

    // PowerShell converts 007 and 1kb to numbers, and keeps the original text in the PSObject.
    protected override object? Parse(object value, object given)
    {
        return value is string or ValueType ? TagInput.ToBind(One(given)) : Parse(value);
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
        return HasHalfCharacter(text)
            ? throw Damage("A tag contains an incomplete character. Type the tag again.")
            : text;
    }
}
