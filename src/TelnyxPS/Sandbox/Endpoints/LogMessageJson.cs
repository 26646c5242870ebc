using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes log messages as JSON.</summary>
internal static class LogMessageJson
{
    public static void Write(Utf8JsonWriter writer, SandboxLogMessage message)
    {
        writer.WriteStartObject();

        // The reference does not document the id field, but an id is needed in the path of a message.
        writer.WriteString("id", message.Id);
        SandboxJson.WriteProblem(writer, message.Problem);

        writer.WriteStartObject("meta");
        SandboxJson.WriteAny(writer, "external_connection_id", message.ConnectionId);
        SandboxJson.WriteAny(writer, "telephone_number", message.Number);
        SandboxJson.WriteAny(writer, "ticket_id", message.TicketId);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
