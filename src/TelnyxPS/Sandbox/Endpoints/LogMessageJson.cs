using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Log messages as JSON.</summary>
internal static class LogMessageJson
{
    public static void Write(Utf8JsonWriter writer, SandboxLogMessage message)
    {
        writer.WriteStartObject();

        // The reference takes an id in the path and leaves open what names a message. Without this nothing would.
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
