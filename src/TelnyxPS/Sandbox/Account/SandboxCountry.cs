namespace TelnyxPS.Sandbox;

/// <summary>The countries of the sandbox's phone numbers.</summary>
internal static class SandboxCountry
{
    private const string Nowhere = "ZZ";

    /// <summary>Has phone numbers here, but no Operator Connect: uploading them fails.</summary>
    private const string Sweden = "SE";

    // The longer prefix comes first.
    private static readonly (string Prefix, string Country)[] Prefixes =
    [
        ("+1416", "CA"), ("+1", "US"), ("+33", "FR"), ("+44", "GB"), ("+46", Sweden), ("+49", "DE"), ("+61", "AU"),
    ];

    /// <summary>The two letters of ISO 3166 for where the number is from.</summary>
    public static string Of(string number) =>
        Prefixes.FirstOrDefault(p => number.StartsWith(p.Prefix, StringComparison.Ordinal)).Country ?? Nowhere;

    /// <summary>The type of the number, as Telnyx names them.</summary>
    public static string TypeOf(string number) => Of(number) == "FR" ? "national" : "local";

    public static bool HasOperatorConnect(string country) => country is not (Nowhere or Sweden);
}
