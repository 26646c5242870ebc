namespace TelnyxPS.Client;

/// <summary>A page of a list, as the service returned it.</summary>
internal sealed class ResourcePage<T>(ApiRequest request, IReadOnlyList<T> resources, int? totalCount, int? totalPages)
{
    /// <summary>The request that returned the page.</summary>
    public ApiRequest Request => request;

    public IReadOnlyList<T> Resources => resources;

    /// <summary>The number of resources on all pages; null if the service does not report it.</summary>
    public int? TotalCount => totalCount;

    /// <summary>The number of pages; null if the service does not report it.</summary>
    public int? TotalPages => totalPages;

    /// <summary>The number of resources on the page that were skipped because they could not be read.</summary>
    public int Skipped { get; set; }

    /// <summary>
    /// Identifies the content of a page whose resources have no ids; null if there is nothing to identify it.
    /// </summary>
    public string? Fingerprint { get; set; }
}
