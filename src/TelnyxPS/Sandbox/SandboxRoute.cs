namespace TelnyxPS.Sandbox;

/// <summary>A method and a path such as <c>external_connections/{id}</c>, and what answers them.</summary>
internal sealed class SandboxRoute
{
    private readonly string[] template;

    public SandboxRoute(string method, string template, Func<SandboxRequest, SandboxReply> answer)
    {
        Method = method;
        Answer = answer;
        this.template = template.Split('/');
    }

    public string Method { get; }

    public Func<SandboxRequest, SandboxReply> Answer { get; }

    /// <summary>
    /// The values of the template's placeholders, or null where the path is another one.
    /// Whatever comes before the template's first word belongs to the base address.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Match(string[] path)
    {
        int start = Array.IndexOf(path, template[0]);
        if (start < 0 || path.Length - start != template.Length)
            return null;

        Dictionary<string, string> values = new(StringComparer.Ordinal);
        for (int i = 0; i < template.Length; i++)
        {
            string expected = template[i];
            string actual = path[start + i];
            if (expected[0] == '{')
                values.Add(expected.Trim('{', '}'), actual);
            else if (expected != actual)
                return null;
        }

        return values;
    }
}
