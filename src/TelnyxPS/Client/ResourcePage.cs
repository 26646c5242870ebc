namespace TelnyxPS.Client;

/// <summary>A page of a list, as the service sent it.</summary>
internal sealed class ResourcePage<T>(ApiRequest request, IReadOnlyList<T> resources, int? totalCount, int? totalPages)
{
    /// <summary>The request that it answers.</summary>
    public ApiRequest Request => request;

    public IReadOnlyList<T> Resources => resources;

    /// <summary>How many resources all pages hold; null where the service does not say.</summary>
    public int? TotalCount => totalCount;

    /// <summary>How many pages there are; null where the service does not say.</summary>
    public int? TotalPages => totalPages;

    /// <summary>How many resources of the page were left out because they could not be read.</summary>
    public int Skipped { get; set; }

    /// <summary>What tells this page from others whose resources have no ids; null where nothing does.</summary>
    public string? Fingerprint { get; set; }
}
