namespace TelnyxPS.Sandbox;

/// <summary>The parameters after the question mark, such as <c>filter[id]</c>.</summary>
internal sealed class SandboxQuery
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);

    public SandboxQuery(string query)
    {
        foreach (string pair in query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] halves = pair.Split(['='], 2);
            string name = Unescape(halves[0]);
            if (!values.ContainsKey(name))
                values.Add(name, []);
            values[name].Add(halves.Length == 2 ? Unescape(halves[1]) : "");
        }
    }

    /// <summary><c>filter[phone_number][contains]</c> as <c>/filter/phone_number/contains</c>.</summary>
    public static string PointerTo(string name) => "/" + name.Replace("[]", "").Replace("[", "/").Replace("]", "");

    /// <summary>The value of that name: the last one where there are several, null where there is none.</summary>
    public string? Last(string name) => values.TryGetValue(name, out List<string>? all) ? all[all.Count - 1] : null;

    /// <summary>All values of that name, in their order.</summary>
    public IEnumerable<string> All(string name) =>
        values.TryGetValue(name, out List<string>? all) ? all : [];

    /// <summary>Names each parameter that is not one of the known names.</summary>
    public IEnumerable<ApiProblem> UnknownBut(IEnumerable<string> known) =>
        values.Keys.Except(known, StringComparer.Ordinal).Select(name => ApiProblem.Unknown(PointerTo(name)));

    // In a query a plus is a blank: a phone number whose plus is sent bare is damaged on the way, here as at Telnyx.
    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
