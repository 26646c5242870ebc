using System.Collections.ObjectModel;
using System.Text;

namespace TelnyxPS.Models;

/// <summary>
/// The tags of a connection. Converted to text, they are joined with semicolons, so that <c>Export-Csv</c> writes them
/// to one cell and <c>Set-TelnyxExternalConnection</c> can read them.
/// </summary>
public sealed class TagCollection : ReadOnlyCollection<string>
{
    internal static readonly TagCollection None = new([]);

    private const string NoneWithTags = $"{ValueText.None} means no tags and cannot be combined with tags. To specify "
        + $"a tag named {ValueText.None}, enclose it in double quotes";

    internal TagCollection(IEnumerable<string> tags)
        : base(tags.ToArray())
    {
    }

    /// <summary>
    /// Returns the tags, joined with <c>;</c>. A tag that contains a semicolon, a quotation mark, a line break, or
    /// leading or trailing white space is enclosed in quotation marks, and quotation marks in it are doubled. The tag
    /// <c>(none)</c> is enclosed too, because that text in a cell means no tags.
    /// </summary>
    public override string ToString() => string.Join(";", Items.Select(Quote));

    /// <summary>Parses text written by <see cref="ToString"/>. Blank parts between semicolons are ignored.</summary>
    /// <exception cref="FormatException">
    /// A quotation mark is not closed, text follows a closing one, or <c>(none)</c> is one of many parts.
    /// </exception>
    internal static TagCollection Parse(string text)
    {
        var tags = new List<string>();
        int i = 0;
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] == ';')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                tags.Add(ReadQuoted(text, ref i));
            }
            else
            {
                int end = text.IndexOf(';', i);
                end = end < 0 ? text.Length : end;
                string tag = text.Substring(i, end - i).TrimEnd();
                if (ValueText.IsNone(tag) && !ValueText.IsNone(text))
                    throw new FormatException(NoneWithTags);
                tags.Add(tag);
                i = end;
            }
        }

        return new TagCollection(tags);
    }

    /// <summary>Whether both collections contain the same tags, in any order.</summary>
    internal bool SetEquals(TagCollection other) => new HashSet<string>(this, StringComparer.Ordinal).SetEquals(other);

    private static string Quote(string tag)
    {
        bool plain = tag.Length > 0
            && tag.Trim() == tag
            && tag.IndexOfAny([';', '"', '\r', '\n']) < 0
            && !ValueText.IsNone(tag);
        return plain ? tag : "\"" + tag.Replace("\"", "\"\"") + "\"";
    }

    private static string ReadQuoted(string text, ref int i)
    {
        var tag = new StringBuilder();
        for (i++; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                tag.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                tag.Append(text[i++]);
            }
            else
            {
                i++;
                int end = text.IndexOf(';', i);
                end = end < 0 ? text.Length : end;
                if (!string.IsNullOrWhiteSpace(text.Substring(i, end - i)))
                    throw new FormatException("a semicolon is missing after the closing quotation mark of a tag");
                i = end;
                return tag.ToString();
            }
        }

        throw new FormatException("a closing quotation mark is missing");
    }
}
