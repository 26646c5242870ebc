using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>Something that the API returns: the base of all resources.</summary>
public abstract class TelnyxResource
{
    private AdditionalProperties? additionalProperties;

    private protected TelnyxResource()
    {
    }

    /// <summary>Fields of the answer that have no property, or a value of another type than the property.</summary>
    public AdditionalProperties AdditionalProperties => additionalProperties ??= ReadAdditionalProperties();

    /// <summary>Identifies it among those of its kind and connection; null where nothing does.</summary>
    internal abstract string? ResourceId { get; }

    /// <summary>The name of it in errors and confirmations.</summary>
    internal abstract string FullName { get; }

    /// <summary>The id of the external connection that it is or belongs to; null where there is none.</summary>
    internal virtual string? OwnerId => null;

    /// <summary>Identifies it in the whole account; null where nothing does.</summary>
    internal string? Key => ResourceId is { } id ? KeyOf(GetType(), this is ConnectionChild ? OwnerId : null, id) : null;

    /// <summary>Where and when it was read; null where it never was.</summary>
    internal ReadStamp? Stamp { get; private set; }

    /// <summary>The <see cref="Key"/> of a resource of which only the id is known.</summary>
    internal static string KeyOf(Type type, string? connectionId, string id) => $"{type.Name} {connectionId}/{id}";

    /// <summary>Sets where and when it was read, and which connection it belongs to.</summary>
    internal virtual void SetOrigin(ReadStamp? stamp, string? connectionId) => Stamp = stamp;

    private protected UnknownFields Unknown { get; } = new();

    private protected void KeepUnknown(ref Utf8JsonReader reader) => reader.ReadUnknown(Unknown);

    private protected virtual AdditionalProperties ReadAdditionalProperties() => AdditionalProperties.Of(Unknown);
}
