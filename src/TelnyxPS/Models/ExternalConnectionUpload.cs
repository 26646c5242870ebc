using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// An upload of phone numbers to Microsoft Teams. A property is null if the API did not return the field.
/// </summary>
public sealed class ExternalConnectionUpload : ConnectionChild
{
    private ExternalConnectionUpload()
    {
    }

    /// <summary>The ticket id of the upload, a UUID.</summary>
    public string? TicketId { get; private set; }

    /// <summary>
    /// The status: <c>pending_upload</c>, <c>pending</c>, <c>in_progress</c>, <c>success</c>, <c>partial_success</c>,
    /// or <c>error</c>.
    /// </summary>
    public string? Status { get; private set; }

    /// <summary>The error code of the upload as a whole.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>The error message of the upload as a whole.</summary>
    public string? ErrorMessage { get; private set; }

    /// <summary>The phone numbers, each with its own status and error.</summary>
    public ItemCollection<ExternalConnectionUploadNumber> Numbers { get; private set; } =
        ItemCollection<ExternalConnectionUploadNumber>.None;

    /// <summary>The phone numbers that failed.</summary>
    public ItemCollection<ExternalConnectionUploadNumber> FailedNumbers =>
        new(Numbers.Where(number => number.Status == "error").ToList());

    /// <summary>
    /// The available usages of the numbers: <c>calling_user_assignment</c>, <c>first_party_app_assignment</c>.
    /// </summary>
    public TagCollection AvailableUsages { get; private set; } = TagCollection.None;

    /// <summary>The id of the location of the numbers, a UUID.</summary>
    public string? LocationId { get; private set; }

    /// <summary>The id of the Microsoft tenant, a UUID.</summary>
    public string? TenantId { get; private set; }

    /// <summary>Whether the upload is still in progress.</summary>
    internal bool IsUnderWay => Status is null or "pending_upload" or "pending" or "in_progress";

    internal override string? ResourceId => TicketId;

    internal override string FullName => $"Upload {TicketId} of external connection {ConnectionId}";

    /// <summary>Returns the ticket id.</summary>
    public override string ToString() => TicketId ?? "";

    internal static ExternalConnectionUpload Read(ref Utf8JsonReader reader)
    {
        var upload = new ExternalConnectionUpload();
        while (reader.NextField())
        {
            if (reader.IsField("ticket_id"u8))
                upload.TicketId = reader.ReadText(upload.Unknown);
            else if (reader.IsField("tenant_id"u8))
                upload.TenantId = reader.ReadText(upload.Unknown);
            else if (reader.IsField("location_id"u8))
                upload.LocationId = reader.ReadText(upload.Unknown);
            else if (reader.IsField("status"u8))
                upload.Status = reader.ReadText(upload.Unknown);
            else if (reader.IsField("available_usages"u8))
                upload.AvailableUsages = new TagCollection(reader.ReadTexts(upload.Unknown) ?? []);
            else if (reader.IsField("error_code"u8))
                upload.ErrorCode = reader.ReadText(upload.Unknown);
            else if (reader.IsField("error_message"u8))
                upload.ErrorMessage = reader.ReadText(upload.Unknown);
            else if (reader.IsField("tn_upload_entries"u8))
                upload.Numbers = new(reader.ReadObjects(ExternalConnectionUploadNumber.Read, upload.Unknown) ?? []);
            else
                upload.KeepUnknown(ref reader);
        }

        return upload;
    }

    /// <summary>
    /// Reads the response to a new upload, which contains only the ticket id; the rest is known from the request.
    /// </summary>
    internal static JsonReader<ExternalConnectionUpload> ReadNew(IEnumerable<string> numberIds, string? locationId) =>
        (ref Utf8JsonReader reader) =>
        {
            var upload = new ExternalConnectionUpload
            {
                LocationId = locationId,
                Numbers = new(numberIds.Select(id => new ExternalConnectionUploadNumber(id)).ToList()),
            };
            while (reader.NextField())
            {
                if (reader.IsField("ticket_id"u8))
                    upload.TicketId = reader.ReadText(upload.Unknown);
                else
                    reader.SkipField();
            }

            return upload.TicketId is null ? throw new JsonException("the ticket_id field is missing") : upload;
        };

    internal override void SetOrigin(ReadStamp? stamp, string? connectionId)
    {
        base.SetOrigin(stamp, connectionId);
        foreach (ExternalConnectionUploadNumber number in Numbers)
            number.SetOrigin(stamp, this);
    }
}
