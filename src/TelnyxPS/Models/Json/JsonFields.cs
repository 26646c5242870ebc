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
/// This is written by hand because the first read of a process then compiles 71 methods instead of about 340, and takes
/// less than half the time. tests/Benchmarks/JsonReader measures it.
/// </remarks>
internal static class JsonFields
{
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
    public static string? ReadText(this ref Utf8JsonReader reader, UnknownFields? unknown = null)
    {
        ReadOnlySpan<byte> name = reader.EnterField();
        return TryText(ref reader, out string? text) ? text : reader.KeepOdd<string>(name, unknown);
    }

    /// <summary>Reads a whole number. The API may send it as <c>10.0</c> or as text.</summary>
    public static int? ReadInt(this ref Utf8JsonReader reader, UnknownFields? unknown = null)
    {
        ReadOnlySpan<byte> name = reader.EnterField();
        return TryInt(ref reader, out int number) ? number : reader.KeepOdd<int?>(name, unknown);
    }

    /// <summary>Reads a number. The API may send it as text.</summary>
    public static decimal? ReadDecimal(this ref Utf8JsonReader reader, UnknownFields? unknown = null)
    {
        ReadOnlySpan<byte> name = reader.EnterField();
        return TryDecimal(ref reader, out decimal number) ? number : reader.KeepOdd<decimal?>(name, unknown);
    }

    public static bool? ReadBoolean(this ref Utf8JsonReader reader, UnknownFields? unknown = null)
    {
        ReadOnlySpan<byte> name = reader.EnterField();
        return reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => reader.KeepOdd<bool?>(name, unknown),
        };
    }

    public static DateTimeOffset? ReadTime(this ref Utf8JsonReader reader, UnknownFields? unknown = null)
    {
        ReadOnlySpan<byte> name = reader.EnterField();
        return TryTime(ref reader, out DateTimeOffset time) ? time : reader.KeepOdd<DateTimeOffset?>(name, unknown);
    }

    /// <summary>Reads an object; null if there is none.</summary>
    public static T? ReadObject<T>(this ref Utf8JsonReader reader, JsonReader<T?> read, UnknownFields? unknown = null)
        where T : class
    {
        ReadOnlySpan<byte> name = reader.EnterField();
        return reader.TokenType == JsonTokenType.StartObject ? read(ref reader) : reader.KeepOdd<T>(name, unknown);
    }

    /// <summary>
    /// Reads a list of objects; null if there is no list. If the list contains other values, the objects are still
    /// returned, and the whole list is kept among the unknown fields too.
    /// </summary>
    public static List<T>? ReadObjects<T>(
        this ref Utf8JsonReader reader, JsonReader<T> read, UnknownFields? unknown = null)
    {
        ReadOnlySpan<byte> name = reader.EnterField();
        if (reader.TokenType != JsonTokenType.StartArray)
            return reader.KeepOdd<List<T>>(name, unknown);

        Utf8JsonReader start = reader;
        List<T> list = reader.List(read, out int skipped);
        if (skipped > 0)
            start.KeepOdd<T>(name, unknown);
        return list;
    }

    /// <summary>
    /// Reads a list of texts without its nulls; null if there is no list, or if it contains other values.
    /// </summary>
    public static List<string>? ReadTexts(this ref Utf8JsonReader reader, UnknownFields? unknown = null)
    {
        ReadOnlySpan<byte> name = reader.EnterField();
        Utf8JsonReader start = reader;
        if (TryTexts(ref reader, out List<string>? texts))
            return texts;
        reader = start;
        return reader.KeepOdd<List<string>>(name, unknown);
    }

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

    /// <summary>Advances from the name of a field to its value, and returns the name.</summary>
    private static ReadOnlySpan<byte> EnterField(this ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> name = reader.ValueSpan;
        reader.Read();
        return name;
    }

    /// <summary>Keeps the value at the current token, which is not of the expected type, unless it is null.</summary>
    private static T? KeepOdd<T>(
        this ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, UnknownFields? unknown)
    {
        if (unknown is null || reader.TokenType == JsonTokenType.Null)
            reader.Skip();
        else
            unknown.Keep(Unescape(name), ref reader);
        return default;
    }

    private static string Unescape(ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader([(byte)'"', .. name, (byte)'"']);
        reader.Read();
        return reader.GetString()!;
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

    private static bool TryInt(ref Utf8JsonReader reader, out int number)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out number))
            return true;

        bool isWhole = TryDecimal(ref reader, out decimal exact)
            && exact == decimal.Truncate(exact)
            && exact is >= int.MinValue and <= int.MaxValue;
        number = isWhole ? (int)exact : 0;
        return isWhole;
    }

    private static bool TryDecimal(ref Utf8JsonReader reader, out decimal number)
    {
        number = 0;
        return TryText(ref reader, out string? text)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryTime(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        time = default;
        if (reader.TokenType != JsonTokenType.String)
            return false;

        // TryGetDateTimeOffset is faster, but reads a time without a time zone as local time.
        bool isUniversal = reader.ValueSpan.Length > 0 && reader.ValueSpan[reader.ValueSpan.Length - 1] == 'Z';
        return (isUniversal && reader.TryGetDateTimeOffset(out time))
            || (TryText(ref reader, out string? text)
                && DateTimeOffset.TryParse(
                    text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time));
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
