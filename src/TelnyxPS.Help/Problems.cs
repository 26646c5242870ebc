using System.Collections;

namespace TelnyxPS.Help;

/// <summary>The problems found so far, so that all of them are reported together.</summary>
internal sealed class Problems : IEnumerable<Problem>
{
    private readonly List<Problem> found = [];

    public int Count => found.Count;

    public void Add(string file, int line, string message)
    {
        Problem problem = new(file, line, message);
        if (!found.Contains(problem))
            found.Add(problem);
    }

    public IEnumerator<Problem> GetEnumerator() => found.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
