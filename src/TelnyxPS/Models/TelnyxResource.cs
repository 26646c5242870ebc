using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>The base class of all resources that the API returns.</summary>
public abstract class TelnyxResource
{
    private AdditionalProperties? additionalProperties;

    private protected TelnyxResource()
    {
    }

    /// <summary>
    /// The fields of the response that have no property, or whose value has a different type than the property.
    /// </summary>
    public AdditionalProperties AdditionalProperties => additionalProperties ??= ReadAdditionalProperties();

    /// <summary>The id of the resource among resources of its type and connection; null if it has none.</summary>
    internal abstract string? ResourceId { get; }

    /// <summary>The type and id of the resource, for errors and confirmation prompts.</summary>
    internal abstract string FullName { get; }

    /// <summary>The id of the external connection that the resource is or belongs to; null if there is none.</summary>
    internal virtual string? OwnerId => null;

    /// <summary>Identifies the resource in the whole account; null if it has no id.</summary>
    internal string? Key =>
        ResourceId is { } id ? KeyOf(GetType(), this is ConnectionChild ? OwnerId : null, id) : null;

    /// <summary>Where and when the resource was read; null if it was not read.</summary>
    internal ReadStamp? Stamp { get; private set; }

    /// <summary>Returns the <see cref="Key"/> of a resource when only its id is known.</summary>
    internal static string KeyOf(Type type, string? connectionId, string id) => $"{type.Name} {connectionId}/{id}";

    /// <summary>Sets where and when the resource was read, and the connection that it belongs to.</summary>
    internal virtual void SetOrigin(ReadStamp? stamp, string? connectionId) => Stamp = stamp;

    private protected UnknownFields Unknown { get; } = new();

    private protected void KeepUnknown(ref Utf8JsonReader reader) => reader.ReadUnknown(Unknown);

    private protected virtual AdditionalProperties ReadAdditionalProperties() => AdditionalProperties.Of(Unknown);
}
