using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>A request for a list: the filters that it may have, and the answer.</summary>
internal sealed class SandboxList<T>
{
    private readonly SandboxQuery query;
    private readonly List<ApiProblem> problems = new();
    private readonly List<string> known = new();
    private readonly List<Func<T, bool>> conditions = new();

    public SandboxList(SandboxRequest request) => query = request.Query;

    /// <summary>Takes a filter of one value.</summary>
    /// <param name="name">Its name in the query.</param>
    /// <param name="parse">The condition that a value states, or null where it states none.</param>
    /// <param name="requirement">What a value must be.</param>
    public void Where(string name, Func<string, Func<T, bool>?> parse, string requirement)
    {
        known.Add(name);
        if (query.Last(name) is not { } text)
            return;

        if (parse(text) is { } condition)
            conditions.Add(condition);
        else
            problems.Add(ApiProblem.InvalidAttribute(SandboxQuery.PointerTo(name), requirement));
    }

    /// <summary>Takes a filter of one value that may be any text.</summary>
    public void Where(string name, Func<T, string, bool> condition) =>
        Where(name, text => item => condition(item, text), "");

    /// <summary>Takes a filter of several values, sent as <c>name[]</c> each, or under the name with commas between them.</summary>
    public void WhereAnyOf(string name, Func<T, string> valueOf, Predicate<string> isAllowed, string requirement)
    {
        string each = name + "[]";
        known.Add(name);
        known.Add(each);
        List<string> texts = query.All(name).SelectMany(text => text.Split(',')).Concat(query.All(each)).ToList();
        if (texts.Count == 0)
            return;

        if (texts.TrueForAll(isAllowed))
            conditions.Add(item => texts.Contains(valueOf(item)));
        else
            problems.Add(ApiProblem.InvalidAttribute(SandboxQuery.PointerTo(name), requirement));
    }

    /// <summary>Takes a filter of several values out of a few.</summary>
    public void WhereAnyOf(string name, Func<T, string> valueOf, params string[] allowed) =>
        WhereAnyOf(name, valueOf, allowed.Contains, "Must be one of " + string.Join(", ", allowed) + ".");

    /// <summary>Answers with one page of what the filters let through.</summary>
    public SandboxReply Page(IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write, string property = "data")
    {
        SandboxPage page = new(query, problems);
        known.Add(SandboxPage.NumberName);
        known.Add(SandboxPage.SizeName);
        IReadOnlyList<T> found = Of(all);
        return new SandboxReply(200, SandboxJson.List(property, page.Of(found), write, page, found.Count));
    }

    /// <summary>Answers with all that the filters let through, where the list has no pages.</summary>
    public SandboxReply Whole(IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write) =>
        new(200, SandboxJson.List("data", Of(all), write));

    private IReadOnlyList<T> Of(IReadOnlyList<T> all)
    {
        problems.AddRange(query.UnknownBut(known));
        SandboxRefusal.ThrowIfAny(400, problems);
        return conditions.Count == 0
            ? all
            : all.Where(item => conditions.TrueForAll(condition => condition(item))).ToList();
    }
}
