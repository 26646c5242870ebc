using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelnyxPS.JsonBenchmark.Generated.Converters;

/// <summary>Reads a list of texts, without those that are null; null where something in it is no text.</summary>
internal sealed class TextsConverter : JsonConverter<List<string>?>
{
    public override List<string>? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        List<string>? texts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
                texts?.Add(reader.GetString()!);
            else if (reader.TokenType == JsonTokenType.Number)
                texts?.Add(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
            else if (reader.TokenType != JsonTokenType.Null)
                texts = null;
            reader.Skip();
        }

        return texts;
    }

    public override void Write(Utf8JsonWriter writer, List<string>? value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string text in value ?? [])
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
