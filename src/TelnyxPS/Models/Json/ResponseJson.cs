using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>Reads JSON responses.</summary>
internal static class ResponseJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    /// <summary>Reads a response that is one JSON object.</summary>
    /// <exception cref="JsonException">
    /// The response is not a JSON object, or a field does not have the documented type.
    /// </exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonReader<T> read)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            reader.Read();
            T answer = reader.Object(read);

            // Throws if anything follows the object.
            reader.Read();
            return answer;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>Whether a response is an incomplete JSON document.</summary>
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
