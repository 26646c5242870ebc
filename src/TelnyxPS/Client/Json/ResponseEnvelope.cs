using TelnyxPS.Models;
using System.Text.Json;

namespace TelnyxPS.Client;

/// <summary>An answer that holds resources: one, or a page of a list.</summary>
internal sealed class ResponseEnvelope<T>
    where T : class
{
    /// <summary>The resources, or the one; null where the answer holds none.</summary>
    public List<T>? Resources { get; private set; }

    /// <summary>Whether the answer has the field of the resources, if only with null in it.</summary>
    public bool HasData { get; private set; }

    /// <summary>How many items of the list are no resources, and were skipped.</summary>
    public int Skipped { get; private set; }

    /// <summary>How many pages the whole list has.</summary>
    public int? TotalPages { get; private set; }

    /// <summary>How many resources the whole list has.</summary>
    public int? TotalResults { get; private set; }

    /// <summary>Reads an answer.</summary>
    /// <param name="json">The body.</param>
    /// <param name="read">Reads a resource.</param>
    /// <param name="isWhole">Tells whether a resource is one; null where all are.</param>
    /// <exception cref="JsonException">It is not what the API documents.</exception>
    public static ResponseEnvelope<T> Read(ReadOnlySpan<byte> json, JsonReader<T> read, Func<T, bool>? isWhole = null) =>
        ResponseJson.Read(
            json,
            (ref Utf8JsonReader reader) =>
            {
                var answer = new ResponseEnvelope<T>();
                while (reader.NextField())
                {
                    if (reader.IsField("data"u8) || reader.IsField("log_messages"u8))
                        answer.ReadData(ref reader, read);
                    else if (reader.IsField("meta"u8))
                        reader.ReadObject(answer.ReadMeta);
                    else
                        reader.SkipField();
                }

                answer.Skipped += answer.Resources?.RemoveAll(resource => isWhole?.Invoke(resource) == false) ?? 0;
                return answer;
            });

    private void ReadData(ref Utf8JsonReader reader, JsonReader<T> read)
    {
        reader.Read();
        HasData = true;
        int skipped = 0;
        Resources = reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.StartArray => reader.List(read, out skipped),
            _ => [reader.Object(read)],
        };
        Skipped = skipped;
    }

    private ResponseEnvelope<T> ReadMeta(ref Utf8JsonReader reader)
    {
        while (reader.NextField())
        {
            if (reader.IsField("total_pages"u8))
                TotalPages = reader.ReadInt();
            else if (reader.IsField("total_results"u8))
                TotalResults = reader.ReadInt();
            else
                reader.SkipField();
        }

        return this;
    }
}
