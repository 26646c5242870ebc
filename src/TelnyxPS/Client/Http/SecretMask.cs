using System.Text;
using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>Keeps the API key, and parts of it, out of whatever is shown.</summary>
internal sealed class SecretMask
{
    private const int ShortestPart = 6;
    private const string Mask = "****";
    private static readonly Regex AnyKey = new("KEY[0-9A-Za-z_-]{8,}", RegexOptions.CultureInvariant);
    private readonly string secret;

    public SecretMask(string secret) => this.secret = secret;

    /// <summary>The last four characters, behind asterisks; a short key shows nothing of itself.</summary>
    public string Shown => secret.Length >= 16 ? Mask + secret.Substring(secret.Length - 4) : Mask;

    /// <summary>The text without the key, its parts of six characters and more, and anything that looks like a key.</summary>
    public string? Apply(string? text)
    {
        if (text is null || text.Length < ShortestPart)
            return text;

        text = AnyKey.Replace(text, Mask);
        var masked = new StringBuilder();
        for (int i = 0; i < text.Length;)
        {
            int length = PartAt(text, i);
            masked.Append(length == 0 ? text[i].ToString() : Mask);
            i += Math.Max(length, 1);
        }

        return masked.ToString();
    }

    /// <summary>The exception itself, or, where its text holds a part of the key, a copy of the text without it.</summary>
    public Exception Apply(Exception exception)
    {
        string text = exception.ToString();
        return Apply(text) == text ? exception : new InvalidOperationException(Apply(exception.Message));
    }

    private int PartAt(string text, int start)
    {
        int length = 0;
        while (start + length < text.Length
            && secret.IndexOf(text.Substring(start, length + 1), StringComparison.OrdinalIgnoreCase) >= 0)
        {
            length++;
        }

        return length >= ShortestPart ? length : 0;
    }
}
