using System.Globalization;
using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// Reads objects field by field: <c>while (reader.NextField()) if (reader.IsField("id"u8)) … = reader.ReadText(); …</c>
/// A null is null. A value of another kind than the field's throws; the reader of the whole response makes one exception of
/// all that can be thrown here.
/// </summary>
/// <remarks>
/// Written out rather than generated: before the first answer is read, .NET has fewer methods to compile by a hundred,
/// and a page of connections takes a fraction of the time.
/// </remarks>
internal static class JsonFields
{
    /// <summary>Goes to the next field of an object; gives false at its end.</summary>
    public static bool NextField(this ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    public static bool IsField(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    /// <summary>Goes over the field's value.</summary>
    public static void SkipField(this ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Keeps a field that is not known.</summary>
    public static void ReadUnknown(this ref Utf8JsonReader reader, Dictionary<string, JsonElement> fields)
    {
        string name = reader.GetString()!;
        reader.Read();
        fields[name] = JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads text that may also be sent as a number, as ids are.</summary>
    public static string? ReadText(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.Number)
            return reader.GetString();
        using var number = JsonDocument.ParseValue(ref reader);
        return number.RootElement.GetRawText();
    }

    /// <summary>Reads a whole number that may also be sent as text.</summary>
    public static int? ReadInt(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetInt32();
        return int.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new JsonException("A whole number was expected.");
    }

    public static bool? ReadBoolean(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean();
    }

    /// <summary>Reads a time; one that is not written as documented is unknown rather than the end of the whole answer.</summary>
    public static DateTimeOffset? ReadTime(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        // The first is faster, but takes a time without a zone for a local one.
        bool isUniversal = reader.ValueSpan.Length > 0 && reader.ValueSpan[reader.ValueSpan.Length - 1] == 'Z';
        if (isUniversal && reader.TryGetDateTimeOffset(out DateTimeOffset time))
            return time;
        return DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            ? time
            : null;
    }

    /// <summary>Reads an object; null where there is none.</summary>
    public static T? ReadObject<T>(this ref Utf8JsonReader reader, JsonReader<T?> read)
        where T : class
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.Object(read);
    }

    /// <summary>Reads a list of objects; null where there is no list.</summary>
    public static List<T>? ReadObjects<T>(this ref Utf8JsonReader reader, JsonReader<T> read)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.List(read);
    }

    /// <summary>Reads a list of texts, without those that are null; null where there is no list.</summary>
    public static List<string>? ReadTexts(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;

        reader.Expect(JsonTokenType.StartArray);
        var list = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.GetString() is { } text)
                list.Add(text);
        }

        return list;
    }

    /// <summary>Reads the objects of the list that starts with the current token.</summary>
    public static List<T> List<T>(this ref Utf8JsonReader reader, JsonReader<T> read)
    {
        reader.Expect(JsonTokenType.StartArray);
        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list.Add(reader.Object(read));
        return list;
    }

    /// <summary>Reads the object that starts with the current token.</summary>
    public static T Object<T>(this ref Utf8JsonReader reader, JsonReader<T> read)
    {
        reader.Expect(JsonTokenType.StartObject);
        return read(ref reader);
    }

    private static void Expect(this ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
            throw new JsonException($"{token} was expected, and {reader.TokenType} was found.");
    }
}
