namespace TelnyxPS.SocketTests;

/// <summary>The API key of the tests, which may stand in no error.</summary>
internal static class TestKey
{
    public const string Value = "KEY0178ABCDEFGH_secretsecretZZ9Q";
}
