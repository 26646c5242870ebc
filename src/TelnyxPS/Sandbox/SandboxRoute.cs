using System;
using System.Collections.Generic;

namespace TelnyxPS.Sandbox;

/// <summary>A method and a path such as <c>external_connections/{id}</c>, and what answers them.</summary>
internal sealed class SandboxRoute
{
    private readonly string[] _template;

    public SandboxRoute(string method, string template, Func<SandboxRequest, SandboxReply> answer)
    {
        Method = method;
        Answer = answer;
        _template = template.Split('/');
    }

    public string Method { get; }

    public Func<SandboxRequest, SandboxReply> Answer { get; }

    /// <summary>
    /// The values of the template's placeholders, or null where the path is another one.
    /// Whatever comes before the template's first word belongs to the base address.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Match(string[] path)
    {
        int start = Array.IndexOf(path, _template[0]);
        if (start < 0 || path.Length - start != _template.Length)
            return null;

        Dictionary<string, string> values = new(StringComparer.Ordinal);
        for (int i = 0; i < _template.Length; i++)
        {
            string expected = _template[i];
            string actual = path[start + i];
            if (expected[0] == '{')
                values.Add(expected.Trim('{', '}'), actual);
            else if (expected != actual)
                return null;
        }

        return values;
    }
}
