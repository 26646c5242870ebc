namespace TelnyxPS.Client;

/// <summary>
/// What completion needs of a resource that the session has seen. It is small because sessions can be long-lived.
/// </summary>
internal sealed class SeenResource(string id, string? connectionId, string? description)
{
    /// <summary>The id.</summary>
    public string Id => id;

    /// <summary>The id of the connection that it belongs to; null if there is none.</summary>
    public string? ConnectionId => connectionId;

    /// <summary>A short description.</summary>
    public string? Description => description;

    /// <summary>Describes the resource and the connection that it belongs to.</summary>
    public string Describe(NameCache names) =>
        string.Join(", ", new[] { description, DescribeOwner(names) }.Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>Describes the connection that it belongs to; null if there is none.</summary>
    public string? DescribeOwner(NameCache names) =>
        string.IsNullOrEmpty(connectionId) ? null : $"connection {names.Describe(connectionId)}";
}
