using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A phone number of an external connection. What the API left out of its answer is null.</summary>
public sealed class ExternalConnectionPhoneNumber : ConnectionChild
{
    private ExternalConnectionPhoneNumber()
    {
    }

    /// <summary>Identifies the number in the account.</summary>
    public string? NumberId { get; private set; }

    /// <summary>The number in E.164 form.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>The country that callers see, as an ISO 3166-1 alpha-2 code.</summary>
    public string? DisplayedCountryCode { get; private set; }

    /// <summary>The civic address of the number, a uuid.</summary>
    public string? CivicAddressId { get; private set; }

    /// <summary>The location of the number, a uuid.</summary>
    public string? LocationId { get; private set; }

    /// <summary>The upload that brought the number to Microsoft Teams, a uuid.</summary>
    public string? TicketId { get; private set; }

    /// <summary>
    /// What the number can be used for: <c>FirstPartyAppAssignment</c>, <c>InboundCalling</c>, <c>Office365</c>,
    /// <c>OutboundCalling</c>, <c>UserAssignment</c>.
    /// </summary>
    public TagCollection AcquiredCapabilities { get; private set; } = TagCollection.None;

    internal override string? ResourceId => NumberId;

    internal override string FullName =>
        $"Phone number {PhoneNumber ?? NumberId} of external connection {ConnectionId}";

    /// <summary>The number in E.164 form.</summary>
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
