using TelnyxPS.Client;

namespace TelnyxPS.Tests.Client;

/// <summary>The key and its parts in text that is shown.</summary>
public class SecretMaskTests
{
    private readonly SecretMask mask = new("KEY0178abcdefghijkl_secretZZ9Q");

    [Theory]
    [InlineData("KEY0178abcdefghijkl_secretZZ9Q", "****")]
    [InlineData("key 'KEY0178abcdefghijkl_secretZZ9Q' is bad", "key '****' is bad")]
    [InlineData("begins KEY0178a and ends retZZ9Q.", "begins **** and ends ****.")]
    [InlineData("ABCDEFGH in capitals", "**** in capitals")]
    [InlineData("another KEY9876543210ABCDEF too", "another **** too")]
    [InlineData("five char: abcde", "five char: abcde")]
    [InlineData("External connection 1930241863466354012", "External connection 1930241863466354012")]
    [InlineData("KEY", "KEY")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Are_masked(string? text, string? shown)
    {
        Assert.Equal(shown, mask.Apply(text));
    }
}
