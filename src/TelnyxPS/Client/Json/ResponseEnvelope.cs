using TelnyxPS.Models;
using System.Text.Json;

namespace TelnyxPS.Client;

/// <summary>A response that contains one resource, or a page of a list.</summary>
internal sealed class ResponseEnvelope<T>
    where T : class
{
    /// <summary>The resources; null if the response contains none.</summary>
    public List<T>? Resources { get; private set; }

    /// <summary>Whether the response contains the field of the resources, even if it is null.</summary>
    public bool HasData { get; private set; }

    /// <summary>The number of items that were skipped because they are not resources.</summary>
    public int Skipped { get; private set; }

    /// <summary>The number of pages of the whole list.</summary>
    public int? TotalPages { get; private set; }

    /// <summary>The number of resources in the whole list.</summary>
    public int? TotalResults { get; private set; }

    /// <summary>Reads a response.</summary>
    /// <param name="json">The body of the response.</param>
    /// <param name="read">Reads one resource.</param>
    /// <param name="isWhole">Checks whether a resource is complete; null to accept all.</param>
    /// <exception cref="JsonException">The response does not have the documented form.</exception>
    public static ResponseEnvelope<T> Read(
        ReadOnlySpan<byte> json, JsonReader<T> read, Func<T, bool>? isWhole = null) =>
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
