namespace TelnyxPS.Tests.Client;

/// <summary>Bodies of responses.</summary>
internal static class Answer
{
    public const string Id = "1930241863466354012";

    public const string Connection =
        """{"data":{"id":"1930241863466354012","active":true"""
        + ""","external_sip_connection":"zoom","outbound":{"channel_limit":10"""
        + ""","outbound_voice_profile_id":"1911630617284445511"}}}""";

    public static string Error(string code, string title, string detail, string pointer = "/data") =>
        $$$"""{"errors":[{"source":{"pointer":"{{{pointer}}}"}"""
        + $$$""","code":"{{{code}}}","title":"{{{title}}}","detail":"{{{detail}}}"}]}""";
}
