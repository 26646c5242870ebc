using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// A phone number of an external connection. A property is null if the API did not return the field.
/// </summary>
public sealed class ExternalConnectionPhoneNumber : ConnectionChild
{
    private ExternalConnectionPhoneNumber()
    {
    }

    /// <summary>The id of the phone number in the account.</summary>
    public string? NumberId { get; private set; }

    /// <summary>The phone number in E.164 format.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>The ISO 3166-1 alpha-2 code of the country that callers see.</summary>
    public string? DisplayedCountryCode { get; private set; }

    /// <summary>The id of the civic address, a UUID.</summary>
    public string? CivicAddressId { get; private set; }

    /// <summary>The id of the location, a UUID.</summary>
    public string? LocationId { get; private set; }

    /// <summary>The ticket id of the upload that added the number to Microsoft Teams, a UUID.</summary>
    public string? TicketId { get; private set; }

    /// <summary>
    /// The capabilities of the number: <c>FirstPartyAppAssignment</c>, <c>InboundCalling</c>, <c>Office365</c>,
    /// <c>OutboundCalling</c>, <c>UserAssignment</c>.
    /// </summary>
    public TagCollection AcquiredCapabilities { get; private set; } = TagCollection.None;

    internal override string? ResourceId => NumberId;

    internal override string FullName =>
        $"Phone number {PhoneNumber ?? NumberId} of external connection {ConnectionId}";

    /// <summary>Returns the phone number in E.164 format.</summary>
    public override string ToString() => PhoneNumber ?? NumberId ?? "";

    internal static ExternalConnectionPhoneNumber Read(ref Utf8JsonReader reader)
    {
        var number = new ExternalConnectionPhoneNumber();
        while (reader.NextField())
        {
            if (reader.IsField("number_id"u8))
                number.NumberId = reader.ReadText(number.Unknown);
            else if (reader.IsField("telephone_number"u8))
                number.PhoneNumber = reader.ReadText(number.Unknown);
            else if (reader.IsField("displayed_country_code"u8))
                number.DisplayedCountryCode = reader.ReadText(number.Unknown);
            else if (reader.IsField("civic_address_id"u8))
                number.CivicAddressId = reader.ReadText(number.Unknown);
            else if (reader.IsField("location_id"u8))
                number.LocationId = reader.ReadText(number.Unknown);
            else if (reader.IsField("ticket_id"u8))
                number.TicketId = reader.ReadText(number.Unknown);
            else if (reader.IsField("acquired_capabilities"u8))
                number.AcquiredCapabilities = new TagCollection(reader.ReadTexts(number.Unknown) ?? []);
            else
                number.KeepUnknown(ref reader);
        }

        return number;
    }
}
