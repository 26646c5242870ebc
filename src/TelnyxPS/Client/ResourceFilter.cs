namespace TelnyxPS.Client;

/// <summary>A filter of a list, as query parameters. Conditions that are null are ignored.</summary>
internal sealed class ResourceFilter
{
    private readonly List<KeyValuePair<string, string>> query = [];

    /// <summary>Adds a condition, for example <c>[location_id][eq]</c>.</summary>
    public ResourceFilter Where(string condition, string? value) => Where(condition, value is null ? null : [value]);

    /// <summary>Adds a condition that any of several values meets, in the format that Telnyx's SDKs use.</summary>
    public ResourceFilter Where(string condition, IEnumerable<string>? values)
    {
        if (values is not null)
            query.Add(new($"filter{condition}", string.Join(",", values)));
        return this;
    }

    public IReadOnlyList<KeyValuePair<string, string>> ToQuery() => query;
}
