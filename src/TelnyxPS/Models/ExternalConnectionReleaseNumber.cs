using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A phone number of a release. A property is null if the API did not return the field.</summary>
public sealed class ExternalConnectionReleaseNumber : ConnectionChild
{
    private ExternalConnectionReleaseNumber()
    {
    }

    /// <summary>The ticket id of the release, a UUID.</summary>
    public string? TicketId { get; private set; }

    /// <summary>The id of the phone number in the account.</summary>
    public string? NumberId { get; private set; }

    /// <summary>The phone number in E.164 format.</summary>
    public string? PhoneNumber { get; private set; }

    internal override string? ResourceId => NumberId;

    internal override string FullName => $"Phone number {PhoneNumber ?? NumberId} of release {TicketId}";

    /// <summary>Returns the phone number in E.164 format.</summary>
    public override string ToString() => PhoneNumber ?? NumberId ?? "";

    internal static ExternalConnectionReleaseNumber Read(ref Utf8JsonReader reader)
    {
        var number = new ExternalConnectionReleaseNumber();
        while (reader.NextField())
        {
            if (reader.IsField("number_id"u8))
                number.NumberId = reader.ReadText(number.Unknown);
            else if (reader.IsField("phone_number"u8))
                number.PhoneNumber = reader.ReadText(number.Unknown);
            else
                number.KeepUnknown(ref reader);
        }

        return number;
    }

    internal void SetOrigin(ReadStamp? stamp, ExternalConnectionRelease release)
    {
        SetOrigin(stamp, release.ConnectionId);
        TicketId = release.TicketId;
    }
}
