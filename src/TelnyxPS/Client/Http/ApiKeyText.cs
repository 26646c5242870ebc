namespace TelnyxPS.Client;

/// <summary>What an API key may look like.</summary>
internal static class ApiKeyText
{
    /// <summary>Refuses a text that can be no key. The message does not hold the text.</summary>
    /// <exception cref="ArgumentException">It is empty, or holds a blank, a line break or what is not ASCII.</exception>
    public static void Check(string key)
    {
        if (key.Length == 0)
            throw new ArgumentException("The API key is empty.");
        if (key.Any(char.IsWhiteSpace))
            throw new ArgumentException("The API key holds a blank or a line break. Copy it again, without what stands around it.");
        if (key.Any(c => c is <= ' ' or > '~'))
            throw new ArgumentException("The API key holds a character that is not printable ASCII. Copy it again from the Telnyx portal.");
    }

    /// <summary>Whether it begins as Telnyx' keys do.</summary>
    public static bool LooksUsual(string key) => key.StartsWith("KEY", StringComparison.Ordinal);
}
