using System.Globalization;
using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>The kind of a setting's values: how to parse, compare, write, and clear them.</summary>
/// <param name="parse">Parses the text of a change record or a CSV cell.</param>
/// <param name="write">Writes a value to the body of a request.</param>
internal sealed class SettingKind(Func<string, object> parse, Action<Utf8JsonWriter, string, object> write)
{
    public static readonly SettingKind Boolean = new(
        text => bool.Parse(text),
        (writer, field, value) => writer.WriteBoolean(field, (bool)value));

    public static readonly SettingKind WholeNumber = new(
        text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture),
        (writer, field, value) => writer.WriteNumber(field, (int)value))
    {
        CanClear = true,
    };

    /// <summary>Text that the API requires.</summary>
    public static readonly SettingKind Text = new(
        text => text,
        (writer, field, value) => writer.WriteString(field, (string)value));

    /// <summary>Text that the API can clear.</summary>
    public static readonly SettingKind OptionalText = new(Text.Parse, Text.Write) { CanClear = true };

    public static readonly SettingKind Tags = new(
        TagCollection.Parse,
        (writer, field, value) => writer.WriteTexts(field, (TagCollection)value))
    {
        None = TagCollection.None,
        CanClear = true,
    };

    /// <summary>The value of a setting that has no value.</summary>
    public object? None { get; private set; }

    /// <summary>Whether the API can clear a setting of this kind.</summary>
    public bool CanClear { get; private set; }

    /// <summary>Parses text written by <see cref="SettingDifference.Show"/> or to a CSV file.</summary>
    /// <exception cref="FormatException">The text is not a value of this kind.</exception>
    public object Parse(string text) => parse(text);

    /// <summary>
    /// Whether two values are the same to the API, which returns a missing URL as null or an empty string.
    /// </summary>
    public bool AreSame(object? one, object? other)
    {
        if (one is TagCollection tags && other is TagCollection others)
            return ReferenceEquals(tags, others) || tags.SetEquals(others);
        return Equals(one, other) || (one is null or "" && other is null or "");
    }

    /// <summary>Writes a value; null clears the setting.</summary>
    public void Write(Utf8JsonWriter writer, string field, object? value)
    {
        if (value is null)
            writer.WriteNull(field);
        else
            write(writer, field, value);
    }
}
