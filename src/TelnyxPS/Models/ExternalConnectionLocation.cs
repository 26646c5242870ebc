using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// A location at a civic address, such as a floor or a room. A property is null if the API did not return the field.
/// </summary>
public sealed class ExternalConnectionLocation : ConnectionChild
{
    private ExternalConnectionLocation()
    {
    }

    /// <summary>The id of the civic address, a UUID.</summary>
    public string? CivicAddressId { get; private set; }

    /// <summary>The id of the location, a UUID.</summary>
    public string? LocationId { get; private set; }

    /// <summary>The description of the location.</summary>
    public string? Description { get; private set; }

    /// <summary>Additional information about the location.</summary>
    public string? AdditionalInfo { get; private set; }

    /// <summary>Whether this is the default location of the civic address.</summary>
    public bool? IsDefault { get; private set; }

    internal override string? ResourceId => LocationId;

    internal override string FullName => $"Location {LocationId} of external connection {ConnectionId}";

    /// <summary>The id.</summary>
    public override string ToString() => LocationId ?? "";

    internal static ExternalConnectionLocation Read(ref Utf8JsonReader reader)
    {
        var location = new ExternalConnectionLocation();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                location.LocationId = reader.ReadText(location.Unknown);
            else if (reader.IsField("description"u8))
                location.Description = reader.ReadText(location.Unknown);
            else if (reader.IsField("additional_info"u8))
                location.AdditionalInfo = reader.ReadText(location.Unknown);
            else if (reader.IsField("is_default"u8))
                location.IsDefault = reader.ReadBoolean(location.Unknown);
            else
                location.KeepUnknown(ref reader);
        }

        return location;
    }

    internal void SetOrigin(ReadStamp? stamp, ExternalConnectionCivicAddress address)
    {
        SetOrigin(stamp, address.ConnectionId);
        CivicAddressId = address.CivicAddressId;
    }
}
