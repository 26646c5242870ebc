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

    /// <summary>The first word of its path.</summary>
    public string Root => template[0];

    public Func<SandboxRequest, SandboxReply> Answer { get; }

    /// <summary>The values of the template's placeholders, or null where the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(string[] path)
    {
        if (path.Length != template.Length)
            return null;

        Dictionary<string, string> values = new(StringComparer.Ordinal);
        for (int i = 0; i < template.Length; i++)
        {
            string expected = template[i];
            if (expected[0] == '{')
                values.Add(expected.Trim('{', '}'), path[i]);
            else if (expected != path[i])
                return null;
        }

        return values;
    }
}
