using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>A request for a list: its filters and its response.</summary>
/// <param name="request">The request.</param>
/// <param name="pageSize">The default page size.</param>
internal sealed class SandboxList<T>(SandboxRequest request, int pageSize = SandboxPage.LargestSize)
{
    private const string Sort = "sort";

    private readonly SandboxQuery query = request.Query;
    private readonly List<ApiProblem> problems = [];
    private readonly List<string> known = [];
    private readonly List<Func<T, bool>> conditions = [];
    private Func<IEnumerable<T>, IEnumerable<T>>? order;

    /// <summary>Supports a filter with one value.</summary>
    /// <param name="name">The name of the query parameter.</param>
    /// <param name="parse">Converts a value to a condition; null if the value is invalid.</param>
    /// <param name="requirement">The requirement for a valid value.</param>
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

    /// <summary>Supports a filter with one value, which can be any text.</summary>
    public void Where(string name, Func<T, string, bool> condition) =>
        Where(name, text => item => condition(item, text), "");

    /// <summary>
    /// Supports a filter with several values, sent as repeated <c>name[]</c> parameters or separated by commas.
    /// </summary>
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

    /// <summary>Supports a filter with several of the allowed values.</summary>
    public void WhereAnyOf(string name, Func<T, string> valueOf, params string[] allowed) =>
        WhereAnyOf(name, valueOf, allowed.Contains, "Must be one of: " + string.Join(", ", allowed) + ".");

    /// <summary>
    /// Supports a filter with several of the allowed values, sent only as repeated <c>name[]</c> parameters.
    /// </summary>
    public void WhereEach(string name, Func<T, string> valueOf, params string[] allowed)
    {
        string each = name + "[]";
        known.Add(each);
        List<string> texts = query.All(each).ToList();
        if (!texts.TrueForAll(allowed.Contains))
            RefuseOthers(each, allowed);
        else if (texts.Count > 0)
            conditions.Add(item => texts.Contains(valueOf(item)));
    }

    /// <summary>Supports sorting.</summary>
    /// <param name="bothWays">Whether a leading minus sign reverses the order.</param>
    /// <param name="orders">The values of the query parameter, and what they sort by.</param>
    public void SortBy(bool bothWays, params (string Key, Func<T, IComparable?> ValueOf)[] orders)
    {
        known.Add(Sort);
        if (query.Last(Sort) is not { } text)
            return;

        bool descends = bothWays && text.StartsWith("-", StringComparison.Ordinal);
        string key = descends ? text.Substring(1) : text;
        Func<T, IComparable?>? valueOf = orders.FirstOrDefault(o => o.Key == key).ValueOf;
        if (valueOf is null)
            RefuseOthers(Sort, orders.Select(o => o.Key));
        else
            order = items => descends ? items.OrderByDescending(valueOf) : items.OrderBy(valueOf);
    }

    /// <summary>Returns one page of the items that match the filters.</summary>
    public SandboxReply Page(IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write, string property = "data")
    {
        var page = new SandboxPage(query, problems, pageSize);
        known.Add(SandboxPage.NumberName);
        known.Add(SandboxPage.SizeName);
        IReadOnlyList<T> found = Of(all);
        return new SandboxReply(200, SandboxJson.List(property, page.Of(found), write, page, found.Count));
    }

    /// <summary>Returns all items that match the filters, if the list has no pages.</summary>
    public SandboxReply Whole(IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write) =>
        new(200, SandboxJson.List("data", Of(all), write));

    private IReadOnlyList<T> Of(IReadOnlyList<T> all)
    {
        problems.AddRange(query.UnknownExcept(known));
        SandboxRefusal.ThrowIfAny(400, problems);
        IEnumerable<T> found = conditions.Count == 0
            ? all
            : all.Where(item => conditions.TrueForAll(condition => condition(item)));
        found = order is null ? found : order(found);
        return found as IReadOnlyList<T> ?? found.ToList();
    }

    private void RefuseOthers(string name, IEnumerable<string> allowed) => problems.Add(ApiProblem.InvalidAttribute(
        SandboxQuery.PointerTo(name), "Must be one of: " + string.Join(", ", allowed) + "."));
}
