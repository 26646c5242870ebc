using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A release of phone numbers from Microsoft Teams. What the API left out of its answer is null.</summary>
public sealed class ExternalConnectionRelease : ConnectionChild
{
    private ExternalConnectionRelease()
    {
    }

    /// <summary>Identifies the release: a uuid.</summary>
    public string? TicketId { get; private set; }

    /// <summary>The Microsoft tenant, a uuid.</summary>
    public string? TenantId { get; private set; }

    /// <summary>
    /// How far it is: <c>pending_upload</c>, <c>pending</c>, <c>in_progress</c>, <c>complete</c>, <c>failed</c>,
    /// <c>expired</c> or <c>unknown</c>.
    /// </summary>
    public string? Status { get; private set; }

    /// <summary>What went wrong.</summary>
    public string? ErrorMessage { get; private set; }

    /// <summary>The numbers that are released.</summary>
    public ItemCollection<ExternalConnectionReleaseNumber> PhoneNumbers { get; private set; } =
        ItemCollection<ExternalConnectionReleaseNumber>.None;

    /// <summary>When the release was asked for.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    internal override string? ResourceId => TicketId;

    internal override string FullName => $"Release {TicketId} of external connection {ConnectionId}";

    /// <summary>The ticket id.</summary>
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
                release.PhoneNumbers = new(reader.ReadObjects(ExternalConnectionReleaseNumber.Read, release.Unknown) ?? []);
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
