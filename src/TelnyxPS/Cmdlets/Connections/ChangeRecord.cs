using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>
/// A change record that was piped to Undo-TelnyxExternalConnectionChange: an object, or a row of a change log.
/// </summary>
internal sealed class ChangeRecord
{
    public DateTimeOffset Time { get; set; }

    /// <summary>Identifies the request in a change log; null for other records.</summary>
    public string? Change { get; set; }

    public ChangeOutcome Outcome { get; set; }

    /// <summary>The operation: <c>Set</c>, <c>Remove</c>, or <c>Create</c>.</summary>
    public string Operation { get; set; } = ChangeOperations.Set;

    /// <summary>The id of the external connection that was changed; null if a phone number was changed.</summary>
    public string? Id { get; set; }

    /// <summary>The id of the external connection of the phone number that was changed.</summary>
    public string? ConnectionId { get; set; }

    /// <summary>The id of the phone number that was changed.</summary>
    public string? NumberId { get; set; }

    public string Setting { get; set; } = "";

    /// <summary>The old value as text; null if there was none.</summary>
    public string? Old { get; set; }

    /// <summary>The new value as text; null if there is none.</summary>
    public string? New { get; set; }

    /// <summary>The session that made the change; null for a record from a file.</summary>
    public TelnyxSession? Session { get; set; }

    /// <summary>The target of an error about this record.</summary>
    public object Source { get; set; } = "";

    /// <summary>The name of the changed resource, for messages.</summary>
    public string Name => DisplayText.Of(
        NumberId is null ? $"external connection {Id}"
        : ConnectionId is null ? $"phone number {NumberId}"
        : $"phone number {NumberId} of external connection {ConnectionId}");

    /// <summary>Identifies the resource that was changed.</summary>
    public string Target => Id ?? $"{ConnectionId}/{NumberId}";
}
