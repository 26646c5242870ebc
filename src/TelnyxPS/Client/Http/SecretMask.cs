using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>Keeps the API key, parts of it and passwords out of whatever is shown.</summary>
internal sealed class SecretMask
{
    private const int ShortestPart = 6;
    private const int ShortestPassword = 4;
    private const string Mask = "****";
    private static readonly Regex AnyKey = new(
        @"KEY[0-9A-Za-z_-]{8,}|eyJ[0-9A-Za-z_-]{8,}(\.[0-9A-Za-z_-]*)*", RegexOptions.CultureInvariant);

    // The user name and the password of an address, as in http://user:password@proxy.
    private static readonly Regex UserInfo = new(@"(?<=://)[^/?#\s]*(?=@)", RegexOptions.CultureInvariant);

    private readonly string secret;
    private readonly HashSet<string> parts = [];
    private readonly string[] passwords;

    /// <param name="secret">The API key.</param>
    /// <param name="passwords">What else must not be shown; null and very short ones are left out.</param>
    public SecretMask(string secret, params string?[] passwords)
    {
        this.secret = secret;
        string lower = secret.ToLowerInvariant();
        for (int i = 0; i + ShortestPart <= lower.Length; i++)
            parts.Add(lower.Substring(i, ShortestPart));
        this.passwords = passwords.OfType<string>().Where(p => p.Length >= ShortestPassword).Distinct().ToArray();
    }

    /// <summary>The last four characters, behind asterisks; a short key shows nothing of itself.</summary>
    public string Shown => secret.Length >= 16 ? Mask + secret.Substring(secret.Length - 4) : Mask;

    /// <summary>Whether a text holds what looks like an API key or a token.</summary>
    public static bool HoldsKey(string text) => AnyKey.IsMatch(text);

    /// <summary>The text without anything that looks like an API key, a token, or the user and password of an address.</summary>
    public static string HideKeys(string text) => UserInfo.Replace(AnyKey.Replace(text, Mask), Mask);

    /// <summary>
    /// The text without the key, its parts of six characters and more, passwords, and anything that looks like a key:
    /// as they are, and in the encodings of addresses, JSON, HTML, base64 and hexadecimal.
    /// </summary>
    public string? Apply(string? text)
    {
        if (text is null || text.Length < ShortestPassword)
            return text;

        var hidden = new HiddenText(text);
        do
        {
            Hide(hidden);
        }
        while (hidden.Decode());
        return UserInfo.Replace(hidden.ToString(Mask), Mask);
    }

    /// <summary>The exception itself, or, where its text holds a part of the key, a copy of the text without it.</summary>
    public Exception Apply(Exception exception)
    {
        string text = exception.ToString();
        return Apply(text) == text ? exception : new InvalidOperationException(Apply(exception.Message));
    }

    private void Hide(HiddenText hidden)
    {
        foreach (Match key in AnyKey.Matches(hidden.Text))
            hidden.Hide(key.Index, key.Length);
        foreach (int start in PartsIn(hidden.Text))
            hidden.Hide(start, ShortestPart);
        foreach (string password in passwords)
        {
            int start = -1;
            while ((start = hidden.Text.IndexOf(password, start + 1, StringComparison.Ordinal)) >= 0)
                hidden.Hide(start, password.Length);
        }

        foreach (Match run in EncodedText.Runs(hidden.Text))
        {
            if (EncodedText.Readings(run.Value).Any(reading => PartsIn(reading).Any() || AnyKey.IsMatch(reading)))
                hidden.Hide(run.Index, run.Length);
        }
    }

    private IEnumerable<int> PartsIn(string text)
    {
        string lower = text.ToLowerInvariant();
        for (int i = 0; parts.Count > 0 && i + ShortestPart <= lower.Length; i++)
        {
            if (parts.Contains(lower.Substring(i, ShortestPart)))
                yield return i;
        }
    }
}
