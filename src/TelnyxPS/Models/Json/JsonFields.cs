using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// Reads objects field by field: <c>while (reader.NextField()) if (reader.IsField("id"u8)) … = reader.ReadText(unknown); …</c>
/// A null is null. So is a value of another type than the field's, which is kept among the unknown fields: one odd value
/// must not spoil the rest of an answer.
/// </summary>
/// <remarks>
/// Written out rather than generated: before the first answer is read, .NET has fewer methods to compile by a hundred,
/// and a page of connections takes a fraction of the time.
/// </remarks>
internal static class JsonFields
{
    private delegate bool Parsing<T>(ref Utf8JsonReader reader, out T? value);

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
    public static void ReadUnknown(this ref Utf8JsonReader reader, UnknownFields unknown)
    {
        string name = reader.GetString()!;
        reader.Read();
        unknown.Keep(name, ref reader);
    }

    /// <summary>Reads text that may also be sent as a number, as ids are.</summary>
    public static string? ReadText(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<string>(TryText, unknown);

    /// <summary>Reads a whole number that may also be sent as <c>10.0</c> or as text.</summary>
    public static int? ReadInt(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<int?>(TryInt, unknown);

    /// <summary>Reads a number that may also be sent as text.</summary>
    public static decimal? ReadDecimal(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<decimal?>(TryDecimal, unknown);

    public static bool? ReadBoolean(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<bool?>(TryBoolean, unknown);

    public static DateTimeOffset? ReadTime(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<DateTimeOffset?>(TryTime, unknown);

    /// <summary>Reads an object; null where there is none.</summary>
    public static T? ReadObject<T>(this ref Utf8JsonReader reader, JsonReader<T?> read, UnknownFields? unknown = null)
        where T : class
    {
        return reader.ReadValue<T>(TryObject, unknown);

        bool TryObject(ref Utf8JsonReader start, out T? value)
        {
            value = start.TokenType == JsonTokenType.StartObject ? read(ref start) : null;
            return value is not null || start.TokenType == JsonTokenType.EndObject;
        }
    }

    /// <summary>
    /// Reads a list of objects; null where there is no list. Where something in it is no object, the objects are given
    /// all the same, and the whole list is kept as well.
    /// </summary>
    public static List<T>? ReadObjects<T>(this ref Utf8JsonReader reader, JsonReader<T> read, UnknownFields? unknown = null)
    {
        Utf8JsonReader field = reader;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            return reader.KeepOdd<List<T>>(field, unknown);

        List<T> list = reader.List(read, out int skipped);
        if (skipped > 0 && unknown is not null)
            field.ReadUnknown(unknown);
        return list;
    }

    /// <summary>Reads a list of texts, without those that are null; null where there is no list, or not of texts only.</summary>
    public static List<string>? ReadTexts(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<List<string>>(TryTexts, unknown);

    /// <summary>Reads the objects of the list that starts with the current token, and tells how many of it are no objects.</summary>
    public static List<T> List<T>(this ref Utf8JsonReader reader, JsonReader<T> read, out int skipped)
    {
        skipped = 0;
        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                list.Add(read(ref reader));
            }
            else
            {
                reader.Skip();
                skipped++;
            }
        }

        return list;
    }

    /// <summary>Reads the object that starts with the current token.</summary>
    /// <exception cref="JsonException">There is another value.</exception>
    public static T Object<T>(this ref Utf8JsonReader reader, JsonReader<T> read) => reader.TokenType == JsonTokenType.StartObject
        ? read(ref reader)
        : throw new JsonException($"{reader.TokenType} was found where an object was expected.");

    private static T? ReadValue<T>(this ref Utf8JsonReader reader, Parsing<T> parse, UnknownFields? unknown)
    {
        // At the name, in case that the value is to be kept.
        Utf8JsonReader field = reader;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return default;
        return parse(ref reader, out T? value) ? value : reader.KeepOdd<T>(field, unknown);
    }

    private static T? KeepOdd<T>(this ref Utf8JsonReader reader, Utf8JsonReader field, UnknownFields? unknown)
    {
        if (unknown is null || reader.TokenType == JsonTokenType.Null)
        {
            reader = field;
            reader.SkipField();
            return default;
        }

        reader = field;
        reader.ReadUnknown(unknown);
        return default;
    }

    private static bool TryText(ref Utf8JsonReader reader, out string? text)
    {
        text = null;
        try
        {
            text = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Text that holds half a character.
        }

        return text is not null;
    }

    private static bool TryInt(ref Utf8JsonReader reader, out int? number)
    {
        number = null;
        if (!TryText(ref reader, out string? text)
            || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            || exact != decimal.Truncate(exact)
            || exact is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        number = (int)exact;
        return true;
    }

    private static bool TryDecimal(ref Utf8JsonReader reader, out decimal? number)
    {
        number = null;
        if (!TryText(ref reader, out string? text)
            || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact))
        {
            return false;
        }

        number = exact;
        return true;
    }

    private static bool TryBoolean(ref Utf8JsonReader reader, out bool? truth)
    {
        truth = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
        return truth is not null;
    }

    private static bool TryTime(ref Utf8JsonReader reader, out DateTimeOffset? time)
    {
        time = null;
        if (reader.TokenType != JsonTokenType.String)
            return false;

        // The first is faster, but takes a time without a zone for a local one.
        bool isUniversal = reader.ValueSpan.Length > 0 && reader.ValueSpan[reader.ValueSpan.Length - 1] == 'Z';
        if ((isUniversal && reader.TryGetDateTimeOffset(out DateTimeOffset read))
            || (TryText(ref reader, out string? text)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out read)))
        {
            time = read;
        }

        return time is not null;
    }

    private static bool TryTexts(ref Utf8JsonReader reader, out List<string>? texts)
    {
        texts = reader.TokenType == JsonTokenType.StartArray ? [] : null;
        while (texts is not null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            if (!TryText(ref reader, out string? text))
                texts = null;
            else
                texts.Add(text!);
        }

        return texts is not null;
    }
}
