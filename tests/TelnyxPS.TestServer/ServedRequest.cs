namespace TelnyxPS.TestServer;

/// <summary>A request as far as the choice of a fault may depend on it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, unescaped.</param>
/// <param name="Id">The id in the path; null for lists and creations.</param>
/// <param name="Ordinal">
/// The how manieth request with this method for this id it is, from 1: it depends on nothing that runs beside it.
/// </param>
public sealed record ServedRequest(string Method, string Path, string? Id, int Ordinal)
{
    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead => Method == "GET";
}
