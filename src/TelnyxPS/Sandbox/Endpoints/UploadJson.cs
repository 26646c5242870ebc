using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes uploads as JSON.</summary>
internal static class UploadJson
{
    public static void Write(Utf8JsonWriter writer, SandboxUpload upload)
    {
        writer.WriteStartObject();
        writer.WriteString("ticket_id", upload.TicketId);
        writer.WriteString("tenant_id", SandboxAccount.TenantId);
        SandboxJson.WriteAny(writer, "location_id", upload.Location?.Id);
        writer.WriteString("status", upload.Status);
        SandboxJson.WriteTexts(writer, "available_usages", upload.Usages);
        if (upload.Status == SandboxUpload.Error)
            WriteError(writer, upload.Entries[0]);
        SandboxJson.WriteArray(
            writer, "tn_upload_entries", upload.Entries, (w, entry) => WriteEntry(w, entry, upload.Location));
        writer.WriteEndObject();
    }

    /// <summary>Writes the number of pending uploads and of their phone numbers.</summary>
    public static void WriteCounts(Utf8JsonWriter writer, IEnumerable<SandboxUpload> uploads)
    {
        List<SandboxUpload> pending = [.. uploads.Where(upload => !upload.Ended)];
        writer.WriteStartObject();
        writer.WriteNumber("pending_numbers_count", pending.Sum(upload => upload.Entries.Count));
        writer.WriteNumber("pending_orders_count", pending.Count);
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, SandboxUploadEntry entry, SandboxLocation? location)
    {
        writer.WriteStartObject();
        writer.WriteString("number_id", entry.NumberId);
        writer.WriteString("phone_number", entry.Number);
        SandboxJson.WriteAny(writer, "civic_address_id", location?.Address.Id);
        SandboxJson.WriteAny(writer, "location_id", location?.Id);
        writer.WriteString("status", entry.Status);
        writer.WriteString("internal_status", entry.InternalStatus);
        WriteError(writer, entry);
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, SandboxUploadEntry entry)
    {
        SandboxJson.WriteAny(writer, "error_code", entry.ErrorCode);
        SandboxJson.WriteAny(writer, "error_message", entry.ErrorMessage);
    }
}
