using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// A phone number of an upload, with its own status and error. A property is null if the API did not return the field.
/// </summary>
public sealed class ExternalConnectionUploadNumber : ConnectionChild
{
    internal ExternalConnectionUploadNumber(string? numberId) => NumberId = numberId;

    /// <summary>The ticket id of the upload, a UUID.</summary>
    public string? TicketId { get; private set; }

    /// <summary>The id of the phone number in the account.</summary>
    public string? NumberId { get; private set; }

    /// <summary>The phone number in E.164 format.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>
    /// The status: <c>pending_upload</c>, <c>pending</c>, <c>in_progress</c>, <c>success</c>, or <c>error</c>.
    /// </summary>
    public string? Status { get; private set; }

    /// <summary>
    /// The status inside Telnyx: <c>pending_assignment</c>, <c>in_progress</c>, <c>all_internal_jobs_completed</c>,
    /// <c>release_requested</c>, <c>release_completed</c>, or <c>error</c>.
    /// </summary>
    public string? InternalStatus { get; private set; }

    /// <summary>
    /// The error code, if the number failed: <c>internal_error</c>, <c>unable_to_retrieve_default_location</c>,
    /// <c>unknown_country_code</c>, <c>unable_to_retrieve_location</c>, <c>unable_to_retrieve_partner_info</c>, or
    /// <c>unable_to_match_geography_entry</c>.
    /// </summary>
    public string? ErrorCode { get; private set; }

    /// <summary>The error message, if the number failed.</summary>
    public string? ErrorMessage { get; private set; }

    /// <summary>The id of the civic address, a UUID.</summary>
    public string? CivicAddressId { get; private set; }

    /// <summary>The id of the location, a UUID.</summary>
    public string? LocationId { get; private set; }

    internal override string? ResourceId => NumberId;

    internal override string FullName => $"Phone number {PhoneNumber ?? NumberId} of upload {TicketId}";

    /// <summary>Returns the phone number in E.164 format.</summary>
    public override string ToString() => PhoneNumber ?? NumberId ?? "";

    internal static ExternalConnectionUploadNumber Read(ref Utf8JsonReader reader)
    {
        var number = new ExternalConnectionUploadNumber(numberId: null);
        while (reader.NextField())
        {
            if (reader.IsField("number_id"u8))
                number.NumberId = reader.ReadText(number.Unknown);
            else if (reader.IsField("phone_number"u8))
                number.PhoneNumber = reader.ReadText(number.Unknown);
            else if (reader.IsField("status"u8))
                number.Status = reader.ReadText(number.Unknown);
            else if (reader.IsField("internal_status"u8))
                number.InternalStatus = reader.ReadText(number.Unknown);
            else if (reader.IsField("error_code"u8))
                number.ErrorCode = reader.ReadText(number.Unknown);
            else if (reader.IsField("error_message"u8))
                number.ErrorMessage = reader.ReadText(number.Unknown);
            else if (reader.IsField("civic_address_id"u8))
                number.CivicAddressId = reader.ReadText(number.Unknown);
            else if (reader.IsField("location_id"u8))
                number.LocationId = reader.ReadText(number.Unknown);
            else
                number.KeepUnknown(ref reader);
        }

        return number;
    }

    internal void SetOrigin(ReadStamp? stamp, ExternalConnectionUpload upload)
    {
        SetOrigin(stamp, upload.ConnectionId);
        TicketId = upload.TicketId;
    }
}
