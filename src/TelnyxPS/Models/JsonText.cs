using System.Text;
using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>Writes the body of a request.</summary>
internal static class JsonText
{
    public static string Write(Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static void WriteTags(this Utf8JsonWriter writer, TagCollection tags)
    {
        writer.WriteStartArray("tags");
        foreach (string tag in tags)
            writer.WriteStringValue(tag);
        writer.WriteEndArray();
    }
}
