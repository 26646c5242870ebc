using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// Reads objects field by field: a loop over <see cref="NextField"/> that compares names with <see cref="IsField"/>.
/// The value null is read as null. A value of an unexpected type is read as null too and is kept among the unknown
/// fields, so that one unexpected value does not affect the rest of a response.
/// </summary>
/// <remarks>
/// This is written by hand because the first read of a process then compiles 75 methods instead of about 340, and takes
/// less than half the time. tests/Benchmarks/JsonReader measures it.
/// </remarks>
internal static class JsonFields
{
    private delegate bool Parsing<T>(ref Utf8JsonReader reader, out T? value);

    /// <summary>Advances to the next field of an object; returns false at the end of the object.</summary>
    public static bool NextField(this ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    public static bool IsField(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    /// <summary>Skips the value of the field.</summary>
    public static void SkipField(this ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Keeps an unknown field.</summary>
    public static void ReadUnknown(this ref Utf8JsonReader reader, UnknownFields unknown)
    {
        string name = reader.GetString()!;
        reader.Read();
        unknown.Keep(name, ref reader);
    }

    /// <summary>Reads text. The API may send it as a number, as it does for ids.</summary>
    public static string? ReadText(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<string>(TryText, unknown);

    /// <summary>Reads a whole number. The API may send it as <c>10.0</c> or as text.</summary>
    public static int? ReadInt(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<int?>(TryInt, unknown);

    /// <summary>Reads a number. The API may send it as text.</summary>
    public static decimal? ReadDecimal(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<decimal?>(TryDecimal, unknown);

    public static bool? ReadBoolean(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<bool?>(TryBoolean, unknown);

    public static DateTimeOffset? ReadTime(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<DateTimeOffset?>(TryTime, unknown);

    /// <summary>Reads an object; null if there is none.</summary>
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
    /// Reads a list of objects; null if there is no list. If the list contains other values, the objects are still
    /// returned, and the whole list is kept among the unknown fields too.
    /// </summary>
    public static List<T>? ReadObjects<T>(
        this ref Utf8JsonReader reader, JsonReader<T> read, UnknownFields? unknown = null)
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

    /// <summary>
    /// Reads a list of texts without its nulls; null if there is no list, or if it contains other values.
    /// </summary>
    public static List<string>? ReadTexts(this ref Utf8JsonReader reader, UnknownFields? unknown = null) =>
        reader.ReadValue<List<string>>(TryTexts, unknown);

    /// <summary>Reads the objects of the list that starts at the current token, and counts the other values.</summary>
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

    /// <summary>Reads the object that starts at the current token.</summary>
    /// <exception cref="JsonException">The value is not an object.</exception>
    public static T Object<T>(this ref Utf8JsonReader reader, JsonReader<T> read) =>
        reader.TokenType == JsonTokenType.StartObject
        ? read(ref reader)
        : throw new JsonException($"an object was expected, but {reader.TokenType} was found");

    private static T? ReadValue<T>(this ref Utf8JsonReader reader, Parsing<T> parse, UnknownFields? unknown)
    {
        // The position of the name, in case the value must be kept.
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
            // The text contains half of a surrogate pair.
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

        // TryGetDateTimeOffset is faster, but reads a time without a time zone as local time.
        bool isUniversal = reader.ValueSpan.Length > 0 && reader.ValueSpan[reader.ValueSpan.Length - 1] == 'Z';
        if ((isUniversal && reader.TryGetDateTimeOffset(out DateTimeOffset read))
            || (TryText(ref reader, out string? text)
                && DateTimeOffset.TryParse(
                    text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out read)))
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
