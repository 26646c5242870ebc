using System.Text.RegularExpressions;

namespace TelnyxPS.Client;

/// <summary>Decodes parts of a text that may be base64 or hexadecimal.</summary>
internal static class EncodedText
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static readonly Regex Run = new("[0-9A-Za-z+/_-]{8,}={0,2}", RegexOptions.CultureInvariant);
    private static readonly Regex Hexadecimal = new("[0-9A-Fa-f]{12,}", RegexOptions.CultureInvariant);

    /// <summary>Returns the parts that can be base64 or hexadecimal.</summary>
    public static IEnumerable<Match> Runs(string text) => Run.Matches(text).Cast<Match>();

    /// <summary>Returns all possible decodings of a part, which may start in the middle of the encoded text.</summary>
    public static IEnumerable<string> Readings(string run)
    {
        string digits = run.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        for (int skip = 0; skip < 4 && skip < digits.Length; skip++)
            yield return Decode(digits, skip, bits: 6, Digits.IndexOf);
        foreach (Match digitsOfHex in Hexadecimal.Matches(run))
        {
            yield return Decode(digitsOfHex.Value, skip: 0, bits: 4, HexDigit);
            yield return Decode(digitsOfHex.Value, skip: 1, bits: 4, HexDigit);
        }
    }

    private static int HexDigit(char c) => "0123456789ABCDEF".IndexOf(char.ToUpperInvariant(c));

    private static string Decode(string digits, int skip, int bits, Func<char, int> valueOf)
    {
        var text = new char[digits.Length];
        int length = 0;
        int value = 0;
        int have = 0;
        for (int i = skip; i < digits.Length; i++)
        {
            int digit = valueOf(digits[i]);
            if (digit < 0)
                break;
            value = (value << bits) | digit;
            have += bits;
            if (have >= 8)
            {
                have -= 8;
                text[length++] = (char)((value >> have) & 0xFF);
                value &= (1 << have) - 1;
            }
        }

        return new string(text, 0, length);
    }
}
