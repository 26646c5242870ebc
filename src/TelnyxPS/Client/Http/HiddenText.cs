using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>A text of which some characters are to be hidden, also those that show only once it is decoded.</summary>
internal sealed class HiddenText
{
    private const int DeepestEncoding = 3;

    // %4B of addresses, \u004b of JSON, &#75; and &#x4b; of HTML.
    private static readonly Regex Encoded = new(
        @"%(?<hex>[0-9A-Fa-f]{2})|\\u(?<hex>[0-9A-Fa-f]{4})|\\x(?<hex>[0-9A-Fa-f]{2})|&#[xX](?<hex>[0-9A-Fa-f]{1,6});|&#(?<dec>[0-9]{1,7});",
        RegexOptions.CultureInvariant);

    private readonly string original;
    private readonly bool[] isHidden;
    private int[] starts;
    private int decodings;

    public HiddenText(string text)
    {
        original = text;
        Text = text;
        isHidden = new bool[text.Length];
        starts = Enumerable.Range(0, text.Length + 1).ToArray();
    }

    /// <summary>The text, decoded as often as <see cref="Decode"/> was called.</summary>
    public string Text { get; private set; }

    /// <summary>Hides characters of <see cref="Text"/>, and with them what they were decoded from.</summary>
    public void Hide(int start, int length)
    {
        for (int i = starts[start]; i < starts[start + length]; i++)
            isHidden[i] = true;
    }

    /// <summary>Decodes the text once; gives false where nothing is left to decode.</summary>
    public bool Decode()
    {
        if (decodings++ == DeepestEncoding || Encoded.Matches(Text) is not { Count: > 0 } codes)
            return false;

        var decoded = new StringBuilder();
        var origins = new List<int>();
        int next = 0;
        foreach (Match code in codes)
        {
            Take(code.Index);
            origins.Add(starts[code.Index]);
            decoded.Append(CharacterOf(code));
            next = code.Index + code.Length;
        }

        Take(Text.Length);
        origins.Add(starts[Text.Length]);
        starts = origins.ToArray();
        Text = decoded.ToString();
        return true;

        void Take(int end)
        {
            for (; next < end; next++)
            {
                origins.Add(starts[next]);
                decoded.Append(Text[next]);
            }
        }
    }

    /// <summary>The original text with a mask in the place of each run of hidden characters.</summary>
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
