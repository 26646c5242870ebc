using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Phone numbers as JSON.</summary>
internal static class PhoneNumberJson
{
    /// <summary>As a connection shows them. Numbers of Zoom have no address and came by no upload.</summary>
    public static void Write(Utf8JsonWriter writer, SandboxPhoneNumber number)
    {
        writer.WriteStartObject();
        writer.WriteString("number_id", number.Id);
        writer.WriteString("telephone_number", number.Number);
        writer.WriteString("displayed_country_code", number.Country);
        SandboxJson.WriteAny(writer, "civic_address_id", number.Location?.Address.Id);
        SandboxJson.WriteAny(writer, "location_id", number.Location?.Id);
        SandboxJson.WriteAny(writer, "ticket_id", number.TicketId);
        SandboxJson.WriteTexts(writer, "acquired_capabilities", number.Capabilities);
        writer.WriteEndObject();
    }

    /// <summary>As the list of the whole account shows them.</summary>
    public static void WriteOwned(Utf8JsonWriter writer, SandboxPhoneNumber number)
    {
        writer.WriteStartObject();
        writer.WriteString("id", number.Id);
        writer.WriteString("record_type", "phone_number");
        writer.WriteString("phone_number", number.Number);
        writer.WriteString("country_iso_alpha2", number.Country);
        writer.WriteString("status", "active");
        writer.WriteString("connection_id", number.Connection?.Id);
        writer.WriteEndObject();
    }
}
