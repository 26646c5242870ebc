using System.Text;
using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

/// <summary>The key, its parts and passwords in displayed text.</summary>
public class SecretMaskTests
{
    private const string Key = "KEY0178abcdefghijkl_secretZZ9Q";
    private readonly SecretMask mask = new(Key, "p@ss/word", "abc", null);

    /// <summary>The encodings in which a response may repeat the key, each with surrounding text.</summary>
    public static TheoryData<string> Encodings => [.. Encoders.Keys];

    private static readonly Dictionary<string, Func<string, string>> Encoders = new()
    {
        ["as it is"] = key => key,
        ["capitals"] = key => key.ToUpperInvariant(),
        ["small"] = key => key.ToLowerInvariant(),
        ["percent"] = key => string.Concat(key.Select(c => $"%{(int)c:X2}")),
        ["percent, small"] = key => string.Concat(key.Select(c => $"%{(int)c:x2}")),
        ["percent, half of it"] = key => string.Concat(key.Select((c, i) => i % 2 == 0 ? $"%{(int)c:X2}" : $"{c}")),
        ["percent, twice"] = key => string.Concat(key.Select(c => $"%25{(int)c:X2}")),
        ["JSON"] = key => string.Concat(key.Select(c => $"\\u{(int)c:x4}")),
        ["HTML"] = key => string.Concat(key.Select(c => $"&#{(int)c};")),
        ["HTML, hexadecimal"] = key => string.Concat(key.Select(c => $"&#x{(int)c:x};")),
        ["hexadecimal"] = key => string.Concat(key.Select(c => $"{(int)c:x2}")),
        ["base64"] = Base64,
        ["base64, bearer"] = key => Base64("Bearer " + key),
        ["base64, one before"] = key => Base64("x" + key),
        ["base64, user"] = key => Base64(key + ":"),
        ["base64url"] = key => Base64("xy" + key).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        ["base64, percent"] = key => Uri.EscapeDataString(Base64(key + "~~~")),
        ["base64, its end lost"] = key => Base64(key).Substring(0, 20),
        ["base64, its start lost"] = key => Base64(key).Substring(9),
    };

    [Theory]
    [InlineData("KEY0178abcdefghijkl_secretZZ9Q", "****")]
    [InlineData("key 'KEY0178abcdefghijkl_secretZZ9Q' is bad", "key '****' is bad")]
    [InlineData("begins KEY0178a and ends retZZ9Q.", "begins **** and ends ****.")]
    [InlineData("ABCDEFGH in capitals", "**** in capitals")]
    [InlineData("another KEY9876543210ABCDEF too", "another **** too")]
    [InlineData("token eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln.", "token ****")]
    [InlineData("five char: abcde", "five char: abcde")]
    [InlineData("External connection 1930241863466354012", "External connection 1930241863466354012")]
    [InlineData("100%25 and %E4%B8%AD &#9731; dGhpcyBpcyBmaW5l", "100%25 and %E4%B8%AD &#9731; dGhpcyBpcyBmaW5l")]
    [InlineData("proxy 'http://user:p@ss/word@proxy:3128/' failed", "proxy 'http://****@proxy:3128/' failed")]
    [InlineData("proxy 'http://user:other@proxy:3128/' failed", "proxy 'http://****@proxy:3128/' failed")]
    [InlineData("the password p@ss/word and p%40ss%2Fword", "the password **** and ****")]
    [InlineData("see https://example.com/a@b", "see https://example.com/a@b")]
    [InlineData("KEY", "KEY")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Are_masked(string? text, string? shown)
    {
        Assert.Equal(shown, mask.Apply(text));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Are_masked_in_every_encoding(string encoding)
    {
        string echoed = Encoders[encoding](Key);

        Assert.Equal("got '****' there", mask.Apply($"got '{echoed}' there"));
    }

    [Fact]
    public void Are_masked_if_the_key_is_cut_off_anywhere()
    {
        for (int start = 0; start + 6 <= Key.Length; start++)
        {
            for (int length = 6; start + length <= Key.Length; length++)
            {
                string part = Key.Substring(start, length);
                string[] encodings =
                    ["as it is", "capitals", "percent", "JSON", "HTML", "hexadecimal", "base64", "base64, one before"];
                foreach (string encoding in encodings)
                {
                    string shown = mask.Apply($"<{Encoders[encoding](part)}>")!;
                    Assert.True(shown == "<****>", $"{encoding} of {part}: {shown}");
                }
            }
        }
    }

    [Theory]
    [InlineData("KEY0178abcdefghijkl_secretZZ9Q", true)]
    [InlineData("https://api.telnyx.com/KEY0178abcdefghijkl", true)]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln", true)]
    [InlineData("https://api.telnyx.com/v2", false)]
    [InlineData("KEYBOARD", false)]
    public void Text_that_looks_like_a_key_is_masked(string text, bool holdsKey)
    {
        Assert.Equal(holdsKey, SecretMask.HoldsKey(text));
        Assert.Equal(holdsKey, SecretMask.HideKeys(text) != text);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
