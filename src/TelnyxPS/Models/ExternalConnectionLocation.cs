using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A location at a civic address: a floor, a room. What the API left out of its answer is null.</summary>
public sealed class ExternalConnectionLocation : ConnectionChild
{
    private ExternalConnectionLocation()
    {
    }

    /// <summary>The civic address, a uuid.</summary>
    public string? CivicAddressId { get; private set; }

    /// <summary>Identifies the location: a uuid.</summary>
    public string? LocationId { get; private set; }

    /// <summary>What the location is called.</summary>
    public string? Description { get; private set; }

    /// <summary>What else is to be known of it.</summary>
    public string? AdditionalInfo { get; private set; }

    /// <summary>Whether numbers get this location where none is named.</summary>
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
