namespace TelnyxPS.Sandbox;

/// <summary>A method and a path such as <c>external_connections/{id}</c>, and what answers them.</summary>
internal sealed class SandboxRoute(string method, string template, Func<SandboxRequest, SandboxReply> answer)
{
    private readonly string[] words = template.Split('/');

    public string Method => method;

    /// <summary>The first word of its path.</summary>
    public string Root => words[0];

    public Func<SandboxRequest, SandboxReply> Answer => answer;

    /// <summary>The values of the template's placeholders, or null where the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(string[] path)
    {
        if (path.Length != words.Length)
            return null;

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < words.Length; i++)
        {
            string expected = words[i];
            if (expected[0] == '{')
                values.Add(expected.Trim('{', '}'), path[i]);
            else if (expected != path[i])
                return null;
        }

        return values;
    }
}
