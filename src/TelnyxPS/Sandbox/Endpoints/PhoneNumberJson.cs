using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes phone numbers of a connection as JSON.</summary>
internal static class PhoneNumberJson
{
    /// <summary>Writes a number. Numbers of Zoom have no address and no upload.</summary>
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
}
