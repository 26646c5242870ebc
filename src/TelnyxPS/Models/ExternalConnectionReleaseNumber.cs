using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A phone number of a release.</summary>
public sealed class ExternalConnectionReleaseNumber : ConnectionChild
{
    private ExternalConnectionReleaseNumber()
    {
    }

    /// <summary>The release, a uuid.</summary>
    public string? TicketId { get; private set; }

    /// <summary>Identifies the number in the account.</summary>
    public string? NumberId { get; private set; }

    /// <summary>The number in E.164 form.</summary>
    public string? PhoneNumber { get; private set; }

    internal override string? ResourceId => NumberId;

    internal override string FullName => $"Phone number {PhoneNumber ?? NumberId} of release {TicketId}";

    /// <summary>The number in E.164 form.</summary>
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
