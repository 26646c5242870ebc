namespace TelnyxPS.Client;

/// <summary>A page of a list.</summary>
internal sealed class ResourcePage<T>
{
    public ResourcePage(IReadOnlyList<T> resources, int? totalCount, bool isLast)
    {
        Resources = resources;
        TotalCount = totalCount;
        IsLast = isLast;
    }

    public IReadOnlyList<T> Resources { get; }

    /// <summary>How many resources all pages hold; null where the service does not say.</summary>
    public int? TotalCount { get; }

    public bool IsLast { get; }
}
