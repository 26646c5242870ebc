using System.Net;
using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>Extracts the readable text of an HTML page.</summary>
internal static class HtmlText
{
    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline;
    private static readonly Regex Page = new("^<(!doctype html|html|head|body)[ >]", Options);
    private static readonly Regex Title = new("<title[^>]*>([^<]+)</title>|<h1[^>]*>(.+?)</h1>", Options);
    private static readonly Regex Unread = new("<(script|style|head)[^>]*>.*?</\\1>|<!--.*?-->", Options);
    private static readonly Regex Tag = new("<[^>]*>", Options);
    private static readonly Regex Blanks = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>
    /// Returns the title of a page, or its text if it has no title; null if the text is not an HTML page.
    /// </summary>
    public static string? TitleOf(string text)
    {
        if (!Page.IsMatch(text))
            return null;
        Match title = Title.Match(text);
        return WithoutTags(title.Success ? title.Groups[1].Value + title.Groups[2].Value : text);
    }

    /// <summary>Returns the text on one line, without tags.</summary>
    public static string WithoutTags(string text) =>
        Blanks.Replace(WebUtility.HtmlDecode(Tag.Replace(Unread.Replace(text, " "), " ")), " ").Trim();
}
