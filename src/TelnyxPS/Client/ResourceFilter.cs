namespace TelnyxPS.Client;

/// <summary>A filter of a list, as the API's query; what is null filters nothing.</summary>
internal sealed class ResourceFilter
{
    private readonly List<KeyValuePair<string, string>> query = [];

    /// <summary>Adds a condition, as <c>[location_id][eq]</c>.</summary>
    public ResourceFilter Where(string condition, string? value) => Where(condition, value is null ? null : [value]);

    /// <summary>Adds a condition that any of some values fulfills, written as Telnyx's own SDKs write them.</summary>
    public ResourceFilter Where(string condition, IEnumerable<string>? values)
    {
        if (values is not null)
            query.Add(new($"filter{condition}", string.Join(",", values)));
        return this;
    }

    public IReadOnlyList<KeyValuePair<string, string>> ToQuery() => query;
}
