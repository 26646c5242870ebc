using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes releases as JSON.</summary>
internal static class ReleaseJson
{
    public static void Write(Utf8JsonWriter writer, SandboxRelease release)
    {
        writer.WriteStartObject();
        writer.WriteString("ticket_id", release.TicketId);
        writer.WriteString("tenant_id", SandboxAccount.TenantId);
        writer.WriteString("status", release.Status);
        SandboxJson.WriteAny(writer, "error_message", release.ErrorMessage);
        writer.WriteString("created_at", SandboxJson.Iso8601(release.CreatedAt));
        SandboxJson.WriteArray(writer, "telephone_numbers", release.Numbers, WriteNumber);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string number)
    {
        writer.WriteStartObject();
        writer.WriteString("number_id", SandboxPhoneNumber.IdOf(number));
        writer.WriteString("phone_number", number);
        writer.WriteEndObject();
    }
}
