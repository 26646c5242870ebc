namespace TelnyxPS.Sandbox;

/// <summary>The query parameters of a request, such as <c>filter[id]</c>.</summary>
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

    /// <summary>Converts a name to a pointer: <c>filter[id][eq]</c> to <c>/filter/id/eq</c>.</summary>
    public static string PointerTo(string name) => "/" + name.Replace("[]", "").Replace("[", "/").Replace("]", "");

    /// <summary>Returns the last value of a parameter; null if it has none.</summary>
    public string? Last(string name) => values.TryGetValue(name, out List<string>? all) ? all[all.Count - 1] : null;

    /// <summary>Returns all values of a parameter, in their order.</summary>
    public IEnumerable<string> All(string name) =>
        values.TryGetValue(name, out List<string>? all) ? all : [];

    /// <summary>Returns a problem for each parameter whose name is not known.</summary>
    public IEnumerable<ApiProblem> UnknownExcept(IEnumerable<string> known) =>
        values.Keys.Except(known, StringComparer.Ordinal).Select(name => ApiProblem.Unknown(PointerTo(name)));

    // In a query, a plus sign means a space, so an unescaped plus sign of a phone number is lost, as with Telnyx.
    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
