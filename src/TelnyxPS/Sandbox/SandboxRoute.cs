namespace TelnyxPS.Sandbox;

/// <summary>A method, a path such as <c>external_connections/{id}</c>, and the function that handles them.</summary>
internal sealed class SandboxRoute(string method, string template, Func<SandboxRequest, SandboxReply> answer)
{
    private readonly string[] words = template.Split('/');

    public string Method => method;

    /// <summary>The first segment of the path.</summary>
    public string Root => words[0];

    public Func<SandboxRequest, SandboxReply> Answer => answer;

    /// <summary>Returns the values of the placeholders; null if the path does not match.</summary>
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
