using TelnyxPS.Models;

namespace TelnyxPS.Client;

/// <summary>The subject of a request.</summary>
/// <param name="type">The type of the resource.</param>
/// <param name="subject">Its name within a sentence, as in "Reading upload 5 of external connection 7 again".</param>
/// <param name="connectionId">The id of the connection that it belongs to; null if it belongs to none.</param>
/// <param name="id">The id of the resource; null if the request is not about one resource.</param>
internal sealed class ResourceReference(Type type, string subject, string? connectionId, string? id)
{
    public Type Type { get; } = type;

    public string Subject { get; } = subject;

    /// <summary>The name at the start of a sentence.</summary>
    public string Target { get; } = char.ToUpperInvariant(subject[0]) + subject.Substring(1);

    public string? ConnectionId { get; } = connectionId;

    public string? Id { get; } = id;

    /// <summary>
    /// What status 404 means: "There is no upload 5 for external connection 7." Null if the request is not about one
    /// object.
    /// </summary>
    public string? IfMissing { get; set; }

    /// <summary>Identifies the resource in the whole account; null if the request is not about one resource.</summary>
    public string? Key => Id is null ? null : TelnyxResource.KeyOf(Type, ConnectionId, Id);
}
