namespace TelnyxPS.TestServer;

/// <summary>A request, for the selection of a fault.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The unescaped path.</param>
/// <param name="Id">The id in the path; null for lists and creations.</param>
/// <param name="Ordinal">
/// The number of the request among those with the same method and id; the first is 1. It does not depend on concurrent
/// requests.
/// </param>
public sealed record ServedRequest(string Method, string Path, string? Id, int Ordinal)
{
    /// <summary>Whether the request changes nothing.</summary>
    public bool IsRead => Method == "GET";
}
