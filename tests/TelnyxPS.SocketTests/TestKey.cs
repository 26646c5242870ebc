namespace TelnyxPS.SocketTests;

/// <summary>The API key of the tests, which no error can contain.</summary>
internal static class TestKey
{
    public const string Value = "KEY0178ABCDEFGH_secretsecretZZ9Q";
}
