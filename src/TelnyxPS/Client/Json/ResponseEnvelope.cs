using TelnyxPS.Models;
using System.Text.Json;

namespace TelnyxPS.Client;

/// <summary>An answer that holds resources: one, or a page of a list.</summary>
internal sealed class ResponseEnvelope<T>
    where T : class
{
    /// <summary>The resources, or the one; null where the answer holds none.</summary>
    public List<T>? Resources { get; private set; }

    /// <summary>How many pages the whole list has.</summary>
    public int? TotalPages { get; private set; }

    /// <summary>How many resources the whole list has.</summary>
    public int? TotalResults { get; private set; }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">It is not what the API documents.</exception>
    public static ResponseEnvelope<T> Read(ReadOnlySpan<byte> json, JsonReader<T> read) => ResponseJson.Read(
        json,
        (ref Utf8JsonReader reader) =>
        {
            var answer = new ResponseEnvelope<T>();
            while (reader.NextField())
            {
                if (reader.IsField("data"u8) || reader.IsField("log_messages"u8))
                    answer.Resources = ReadResources(ref reader, read);
                else if (reader.IsField("meta"u8))
                    answer.ReadMeta(ref reader);
                else
                    reader.SkipField();
            }

            return answer;
        });

    private static List<T>? ReadResources(ref Utf8JsonReader reader, JsonReader<T> read)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.StartArray => reader.List(read),
            _ => [reader.Object(read)],
        };
    }

    private void ReadMeta(ref Utf8JsonReader reader) => reader.ReadObject((ref Utf8JsonReader meta) =>
    {
        while (meta.NextField())
        {
            if (meta.IsField("total_pages"u8))
                TotalPages = meta.ReadInt();
            else if (meta.IsField("total_results"u8))
                TotalResults = meta.ReadInt();
            else
                meta.SkipField();
        }

        return this;
    });
}
