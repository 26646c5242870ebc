using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>Something that belongs to an external connection.</summary>
/// <remarks>
/// It names its connection as <c>ConnectionId</c>, and itself by another name than <c>Id</c>: a cmdlet that removes
/// connections must never take it for one.
/// </remarks>
public abstract class ConnectionPart : ConnectionResource
{
    private AdditionalProperties? additionalProperties;

    private protected ConnectionPart()
    {
    }

    /// <summary>The external connection that it belongs to; null where it belongs to none.</summary>
    public string? ConnectionId { get; private protected set; }

    /// <summary>Fields of the answer that have no property, or a value of another type than the property.</summary>
    public AdditionalProperties AdditionalProperties => additionalProperties ??= AdditionalProperties.Of(Unknown);

    /// <summary>What tells it from others of its kind and connection; null where nothing does.</summary>
    internal abstract string? PartId { get; }

    internal sealed override string? OwnerId => ConnectionId;

    internal sealed override string? Key => PartId is null ? null : KeyOf(GetType(), ConnectionId, PartId);

    /// <summary>The <see cref="Key"/> of a part of which no more is known.</summary>
    internal static string KeyOf(Type type, string? connectionId, string partId) => $"{type.Name} {connectionId}/{partId}";

    /// <summary>Says what it belongs to, and where and when it was read.</summary>
    internal virtual void BelongTo(string? connectionId, Reading reading)
    {
        ConnectionId = connectionId;
        Reading = reading;
    }

    private protected UnknownFields Unknown { get; } = new();

    private protected void KeepUnknown(ref Utf8JsonReader reader) => reader.ReadUnknown(Unknown);
}
