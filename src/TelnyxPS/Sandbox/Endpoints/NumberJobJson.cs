using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>Writes jobs as JSON.</summary>
internal static class NumberJobJson
{
    public static void Write(Utf8JsonWriter writer, SandboxNumberJob job)
    {
        writer.WriteStartObject();
        writer.WriteString("id", job.Id);
        writer.WriteString("record_type", "phone_numbers_job");
        writer.WriteString("type", SandboxNumberJob.Type);
        writer.WriteString("status", job.Status);
        writer.WriteString("etc", SandboxJson.Iso8601(job.CreatedAt.AddMinutes(1)));
        SandboxJson.WriteArray(writer, "phone_numbers", job.Entries, WriteEntry);
        SandboxJson.WriteArray(writer, "pending_operations", job.Entries.Where(e => !e.Ended), WriteEntry);
        SandboxJson.WriteArray(
            writer, "successful_operations", job.Entries.Where(e => e.Ended && e.Problem is null), WriteEntry);
        SandboxJson.WriteArray(writer, "failed_operations", job.Entries.Where(e => e.Problem is not null), WriteEntry);
        writer.WriteString("created_at", SandboxJson.Iso8601(job.CreatedAt));
        writer.WriteString("updated_at", SandboxJson.Iso8601(job.UpdatedAt));
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, SandboxJobEntry entry)
    {
        writer.WriteStartObject();
        SandboxJson.WriteAny(writer, "id", entry.Id);
        SandboxJson.WriteAny(writer, "phone_number", entry.Number);
        if (entry.Problem is { } problem)
            SandboxJson.WriteErrors(writer, [problem]);
        writer.WriteEndObject();
    }
}
