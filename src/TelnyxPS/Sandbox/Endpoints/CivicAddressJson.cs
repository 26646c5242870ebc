using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes civic addresses and their locations as JSON.</summary>
internal static class CivicAddressJson
{
    public static void Write(Utf8JsonWriter writer, SandboxCivicAddress address)
    {
        writer.WriteStartObject();
        writer.WriteString("id", address.Id);
        writer.WriteString("record_type", "civic_address");
        writer.WriteString("city_or_town", address.City);
        writer.WriteString("city_or_town_alias", "");
        writer.WriteString("company_name", "Example Company");
        writer.WriteString("country", address.Country);
        writer.WriteString("country_or_district", address.Country);
        writer.WriteString("default_location_id", address.DefaultLocation.Id);
        writer.WriteString("description", address.Description);
        writer.WriteString("house_number", address.HouseNumber);
        writer.WriteString("house_number_suffix", "");
        writer.WriteString("postal_or_zip_code", address.PostalCode);
        writer.WriteString("state_or_province", address.State);
        writer.WriteString("street_name", address.StreetName);
        writer.WriteString("street_suffix", address.StreetSuffix);
        SandboxJson.WriteArray(writer, "locations", address.Locations, WriteLocation);
        writer.WriteEndObject();
    }

    public static void WriteEmergency(Utf8JsonWriter writer, SandboxLocation location)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("accepted_address_suggestions", !location.AwaitsSuggestion);
        writer.WriteString("location_id", location.Id);
        writer.WriteString("static_emergency_address_id", location.EmergencyAddressId);
        writer.WriteEndObject();
    }

    public static void WriteSuggestion(Utf8JsonWriter writer, SandboxLocation location)
    {
        writer.WriteStartObject();
        writer.WriteString("id", location.Id);
        writer.WriteBoolean("accepted", !location.AwaitsSuggestion);
        writer.WriteString("record_type", "address_suggestion");
        writer.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter writer, SandboxLocation location)
    {
        writer.WriteStartObject();
        writer.WriteString("id", location.Id);
        writer.WriteString("additional_info", "");
        writer.WriteString("description", location.Description);
        writer.WriteBoolean("is_default", location.IsDefault);
        writer.WriteEndObject();
    }
}
