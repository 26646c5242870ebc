namespace TelnyxPS.Sandbox;

/// <summary>The parameters after the question mark, such as <c>filter[id]</c>; the last one of a name counts.</summary>
internal sealed class SandboxQuery
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public SandboxQuery(string query)
    {
        foreach (string pair in query.TrimStart('?').Split(new[] { '&' }, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] halves = pair.Split(new[] { '=' }, 2);
            values[Unescape(halves[0])] = halves.Length == 2 ? Unescape(halves[1]) : "";
        }
    }

    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary><c>filter[phone_number][contains]</c> as <c>/filter/phone_number/contains</c>.</summary>
    public static string PointerTo(string name) => "/" + name.Replace("[", "/").Replace("]", "");

    /// <summary>Names each parameter that is not one of the known names.</summary>
    public IEnumerable<ApiProblem> UnknownBut(IEnumerable<string> known) =>
        values.Keys.Except(known, StringComparer.Ordinal).Select(name => ApiProblem.Unknown(PointerTo(name)));

    // In a query a plus is a blank: a phone number whose plus is sent bare is damaged on the way, here as at Telnyx.
    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
