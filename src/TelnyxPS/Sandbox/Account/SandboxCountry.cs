namespace TelnyxPS.Sandbox;

/// <summary>The countries of the sandbox's phone numbers.</summary>
internal static class SandboxCountry
{
    private const string Unknown = "ZZ";

    // The sandbox has phone numbers of this country, but their upload to Operator Connect fails.
    private const string Sweden = "SE";

    // A longer prefix must come before a shorter one.
    private static readonly (string Prefix, string Country)[] Prefixes =
    [
        ("+1416", "CA"),
        ("+1", "US"),
        ("+33", "FR"),
        ("+44", "GB"),
        ("+46", Sweden),
        ("+49", "DE"),
        ("+61", "AU"),
    ];

    /// <summary>Returns the ISO 3166-1 alpha-2 code of the country of a number.</summary>
    public static string Of(string number) =>
        Prefixes.FirstOrDefault(p => number.StartsWith(p.Prefix, StringComparison.Ordinal)).Country ?? Unknown;

    /// <summary>Returns the type of a number, as in the API.</summary>
    public static string TypeOf(string number) => Of(number) == "FR" ? "national" : "local";

    public static bool HasOperatorConnect(string country) => country is not (Unknown or Sweden);
}
