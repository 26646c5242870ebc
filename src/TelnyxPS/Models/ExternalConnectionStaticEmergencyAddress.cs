using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// The static emergency address of a location. A property is null if the API did not return the field.
/// </summary>
public sealed class ExternalConnectionStaticEmergencyAddress : ConnectionChild
{
    private ExternalConnectionStaticEmergencyAddress()
    {
    }

    /// <summary>The id of the location, a UUID.</summary>
    public string? LocationId { get; private set; }

    /// <summary>The id of the emergency address, a UUID.</summary>
    public string? StaticEmergencyAddressId { get; private set; }

    /// <summary>Whether suggested corrections of the address were accepted.</summary>
    public bool? AcceptedAddressSuggestions { get; private set; }

    internal override string? ResourceId => LocationId;

    internal override string FullName => $"Location {LocationId} of external connection {ConnectionId}";

    /// <summary>Returns the id of the emergency address.</summary>
    public override string ToString() => StaticEmergencyAddressId ?? "";

    internal static ExternalConnectionStaticEmergencyAddress Read(ref Utf8JsonReader reader)
    {
        var address = new ExternalConnectionStaticEmergencyAddress();
        while (reader.NextField())
        {
            if (reader.IsField("location_id"u8))
                address.LocationId = reader.ReadText(address.Unknown);
            else if (reader.IsField("static_emergency_address_id"u8))
                address.StaticEmergencyAddressId = reader.ReadText(address.Unknown);
            else if (reader.IsField("accepted_address_suggestions"u8))
                address.AcceptedAddressSuggestions = reader.ReadBoolean(address.Unknown);
            else
                address.KeepUnknown(ref reader);
        }

        return address;
    }
}
