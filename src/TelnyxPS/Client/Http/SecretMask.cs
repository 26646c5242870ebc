using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>Masks the API key, parts of it, and passwords in text that is shown.</summary>
internal sealed class SecretMask
{
    private const int ShortestPart = 6;
    private const int ShortestPassword = 4;
    private const string Mask = "****";
    private static readonly Regex AnyKey = new(
        @"KEY[0-9A-Za-z_-]{8,}|eyJ[0-9A-Za-z_-]{8,}(\.[0-9A-Za-z_-]*)*", RegexOptions.CultureInvariant);

    // The user name and password in a URL, as in http://user:password@proxy.
    private static readonly Regex UserInfo = new(@"(?<=://)[^/?#\s]*(?=@)", RegexOptions.CultureInvariant);

    private readonly string secret;
    private readonly HashSet<string> parts = [];
    private readonly string[] passwords;

    /// <param name="secret">The API key.</param>
    /// <param name="passwords">Other secrets; null and very short values are ignored.</param>
    public SecretMask(string secret, params string?[] passwords)
    {
        this.secret = secret;
        string lower = secret.ToLowerInvariant();
        for (int i = 0; i + ShortestPart <= lower.Length; i++)
            parts.Add(lower.Substring(i, ShortestPart));
        this.passwords = passwords.OfType<string>().Where(p => p.Length >= ShortestPassword).Distinct().ToArray();
    }

    /// <summary>The last four characters of the key after asterisks; only asterisks if the key is short.</summary>
    public string Shown => secret.Length >= 16 ? Mask + secret.Substring(secret.Length - 4) : Mask;

    /// <summary>Whether text contains anything that looks like an API key or a token.</summary>
    public static bool HoldsKey(string text) => MayHoldKey(text) && AnyKey.IsMatch(text);

    /// <summary>Masks anything that looks like an API key or a token, and the user name and password in URLs.</summary>
    public static string HideKeys(string text) => HideUserInfo(MayHoldKey(text) ? AnyKey.Replace(text, Mask) : text);

    /// <summary>
    /// Masks the key, its parts of six or more characters, passwords, and anything that looks like a key, in plain
    /// text and in the encodings of URLs, JSON, HTML, base64, and hexadecimal.
    /// </summary>
    public string? Apply(string? text)
    {
        // Almost every response has a request id, and almost every request id is a UUID.
        if (text is null || text.Length < ShortestPassword || Guid.TryParseExact(text, "D", out _))
            return text;

        var hidden = new MaskedText(text);
        do
        {
            Hide(hidden);
        }
        while (hidden.Decode());
        return HideUserInfo(hidden.ToString(Mask));
    }

    /// <summary>Returns the exception, or a copy with masked text if its text contains a secret.</summary>
    public Exception Apply(Exception exception)
    {
        string text = exception.ToString();
        return Apply(text) == text ? exception : new InvalidOperationException(Apply(exception.Message));
    }

    // The first use of a regular expression takes milliseconds, and most texts do not need one.
    private static bool MayHoldKey(string text) =>
        text.IndexOf("KEY", StringComparison.Ordinal) >= 0 || text.IndexOf("eyJ", StringComparison.Ordinal) >= 0;

    private static string HideUserInfo(string text) =>
        text.IndexOf('@') >= 0 ? UserInfo.Replace(text, Mask) : text;

    private void Hide(MaskedText hidden)
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
