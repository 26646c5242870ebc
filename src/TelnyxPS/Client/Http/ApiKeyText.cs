using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>Validates the format of API keys.</summary>
internal static class ApiKeyText
{
    // Telnyx also accepts OAuth access tokens, which are JSON Web Tokens.
    private static readonly Regex Token = new(
        @"^eyJ[0-9A-Za-z_-]+\.[0-9A-Za-z_-]+\.[0-9A-Za-z_-]*\z", RegexOptions.CultureInvariant);

    /// <summary>Throws if the text cannot be a key. The message does not contain the text.</summary>
    /// <param name="key">The text.</param>
    /// <param name="source">Where it comes from, such as "from -ApiKey"; null if that is not known.</param>
    /// <exception cref="ArgumentException">
    /// The text is empty or contains white space or non-ASCII characters.
    /// </exception>
    public static void Check(string key, string? source = null)
    {
        string name = source is null ? "The API key" : $"The API key {source}";
        if (key.Length == 0)
            throw new ArgumentException($"{name} is empty. Specify the key.");
        if (key.Any(char.IsWhiteSpace))
        {
            throw new ArgumentException(
                $"{name} contains a space or a line break. Copy only the key itself from the Telnyx portal.");
        }
        if (key.Any(c => c is <= ' ' or > '~'))
        {
            throw new ArgumentException(
                $"{name} contains a character that is not printable ASCII. Copy the key again from the Telnyx "
                + "portal.");
        }
    }

    /// <summary>Whether the text looks like a Telnyx API key or an OAuth access token.</summary>
    public static bool LooksUsual(string key) => key.StartsWith("KEY", StringComparison.Ordinal) || Token.IsMatch(key);
}
