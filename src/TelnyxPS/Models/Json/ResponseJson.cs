using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>Reads the JSON of an answer.</summary>
internal static class ResponseJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    /// <summary>Reads an answer that is one object.</summary>
    /// <exception cref="JsonException">It is none, or a field of it is of another kind than documented.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonReader<T> read)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            reader.Read();
            T answer = reader.Object(read);

            // Throws where something follows.
            reader.Read();
            return answer;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>Whether an answer is the beginning of a JSON document, and no more.</summary>
    public static bool IsCutOff(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return reader.CurrentDepth > 0 || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
    }
}
