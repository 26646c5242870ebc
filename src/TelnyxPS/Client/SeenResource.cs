namespace TelnyxPS.Client;

/// <summary>What completion offers of a resource that the session has seen: no more, as a session lives long.</summary>
internal sealed class SeenResource(string id, string? connectionId, string? description)
{
    /// <summary>The id.</summary>
    public string Id => id;

    /// <summary>The connection that it belongs to; null where there is none.</summary>
    public string? ConnectionId => connectionId;

    /// <summary>What it is, in a few words.</summary>
    public string? Description => description;

    /// <summary>What it is, and which connection it belongs to.</summary>
    public string Describe(NameCache names) =>
        string.Join(", ", new[] { description, DescribeOwner(names) }.Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>Which connection it belongs to; null where there is none.</summary>
    public string? DescribeOwner(NameCache names) =>
        string.IsNullOrEmpty(connectionId) ? null : $"of connection {names.Describe(connectionId)}";
}
