using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>A text in which characters can be hidden, even characters that only appear after decoding.</summary>
internal sealed class MaskedText(string text)
{
    private const int DeepestEncoding = 3;

    // %4B in URLs, \u004b in JSON, &#75; and &#x4b; in HTML.
    private static readonly Regex Encoded = new(
        @"%(?<hex>[0-9A-Fa-f]{2})|\\u(?<hex>[0-9A-Fa-f]{4})|\\x(?<hex>[0-9A-Fa-f]{2})"
            + "|&#[xX](?<hex>[0-9A-Fa-f]{1,6});|&#(?<dec>[0-9]{1,7});",
        RegexOptions.CultureInvariant);

    private readonly string original = text;
    private readonly bool[] isHidden = new bool[text.Length];
    private int[] starts = Enumerable.Range(0, text.Length + 1).ToArray();
    private int decodings;

    /// <summary>The text, decoded as many times as <see cref="Decode"/> was called.</summary>
    public string Text { get; private set; } = text;

    /// <summary>Hides characters of <see cref="Text"/> and the characters that they were decoded from.</summary>
    public void Hide(int start, int length)
    {
        for (int i = starts[start]; i < starts[start + length]; i++)
            isHidden[i] = true;
    }

    /// <summary>Decodes the text once; returns false if there is nothing left to decode.</summary>
    public bool Decode()
    {
        if (decodings++ == DeepestEncoding || Encoded.Matches(Text) is not { Count: > 0 } codes)
            return false;

        var decoded = new StringBuilder();
        var origins = new List<int>();
        int next = 0;
        foreach (Match code in codes)
        {
            Copy(code.Index);
            origins.Add(starts[code.Index]);
            decoded.Append(CharacterOf(code));
            next = code.Index + code.Length;
        }

        Copy(Text.Length);
        origins.Add(starts[Text.Length]);
        starts = origins.ToArray();
        Text = decoded.ToString();
        return true;

        void Copy(int end)
        {
            for (; next < end; next++)
            {
                origins.Add(starts[next]);
                decoded.Append(Text[next]);
            }
        }
    }

    /// <summary>Returns the original text with each run of hidden characters replaced by a mask.</summary>
    public string ToString(string mask)
    {
        var shown = new StringBuilder();
        for (int i = 0; i < original.Length; i++)
        {
            if (!isHidden[i])
                shown.Append(original[i]);
            else if (i == 0 || !isHidden[i - 1])
                shown.Append(mask);
        }

        return shown.ToString();
    }

    private static char CharacterOf(Match code)
    {
        int value = code.Groups["hex"].Success
            ? int.Parse(code.Groups["hex"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : int.Parse(code.Groups["dec"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        return value <= char.MaxValue ? (char)value : '?';
    }
}
