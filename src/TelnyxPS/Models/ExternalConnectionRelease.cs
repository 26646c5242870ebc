using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// A release of phone numbers from Microsoft Teams. A property is null if the API did not return the field.
/// </summary>
public sealed class ExternalConnectionRelease : ConnectionChild
{
    private ExternalConnectionRelease()
    {
    }

    /// <summary>The ticket id of the release, a UUID.</summary>
    public string? TicketId { get; private set; }

    /// <summary>The id of the Microsoft tenant, a UUID.</summary>
    public string? TenantId { get; private set; }

    /// <summary>
    /// The status: <c>pending_upload</c>, <c>pending</c>, <c>in_progress</c>, <c>complete</c>, <c>failed</c>,
    /// <c>expired</c>, or <c>unknown</c>.
    /// </summary>
    public string? Status { get; private set; }

    /// <summary>The error message, if the release failed.</summary>
    public string? ErrorMessage { get; private set; }

    /// <summary>The phone numbers of the release.</summary>
    public ItemCollection<ExternalConnectionReleaseNumber> PhoneNumbers { get; private set; } =
        ItemCollection<ExternalConnectionReleaseNumber>.None;

    /// <summary>When the release was created.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    internal override string? ResourceId => TicketId;

    internal override string FullName => $"Release {TicketId} of external connection {ConnectionId}";

    /// <summary>Returns the ticket id.</summary>
    public override string ToString() => TicketId ?? "";

    internal static ExternalConnectionRelease Read(ref Utf8JsonReader reader)
    {
        var release = new ExternalConnectionRelease();
        while (reader.NextField())
        {
            if (reader.IsField("ticket_id"u8))
                release.TicketId = reader.ReadText(release.Unknown);
            else if (reader.IsField("tenant_id"u8))
                release.TenantId = reader.ReadText(release.Unknown);
            else if (reader.IsField("status"u8))
                release.Status = reader.ReadText(release.Unknown);
            else if (reader.IsField("error_message"u8))
                release.ErrorMessage = reader.ReadText(release.Unknown);
            else if (reader.IsField("created_at"u8))
                release.CreatedAt = reader.ReadTime(release.Unknown);
            else if (reader.IsField("telephone_numbers"u8))
                release.PhoneNumbers = new(
                    reader.ReadObjects(ExternalConnectionReleaseNumber.Read, release.Unknown) ?? []);
            else
                release.KeepUnknown(ref reader);
        }

        return release;
    }

    internal override void SetOrigin(ReadStamp? stamp, string? connectionId)
    {
        base.SetOrigin(stamp, connectionId);
        foreach (ExternalConnectionReleaseNumber number in PhoneNumbers)
            number.SetOrigin(stamp, this);
    }
}
