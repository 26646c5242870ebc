using System.Globalization;
using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>The kind of a setting's values: how they are read from text, compared and written.</summary>
/// <param name="parse">Reads a value from the text that a change record or a CSV cell holds.</param>
/// <param name="write">Writes a value to the body of a request.</param>
internal sealed class SettingKind(Func<string, object> parse, Action<Utf8JsonWriter, string, object> write)
{
    public static readonly SettingKind Boolean = new(
        text => bool.Parse(text),
        (writer, field, value) => writer.WriteBoolean(field, (bool)value));

    public static readonly SettingKind WholeNumber = new(
        text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture),
        (writer, field, value) => writer.WriteNumber(field, (int)value));

    public static readonly SettingKind Text = new(
        text => text,
        (writer, field, value) => writer.WriteString(field, (string)value));

    public static readonly SettingKind Tags = new(
        TagCollection.Parse,
        (writer, field, value) => writer.WriteTexts(field, (TagCollection)value))
    {
        None = TagCollection.None,
    };

    /// <summary>The value of a setting that has none.</summary>
    public object? None { get; private set; }

    /// <summary>Reads a value from text, as <see cref="SettingDifference.Show"/> and a CSV file write it.</summary>
    /// <exception cref="FormatException">The text is no such value.</exception>
    public object Parse(string text) => parse(text);

    /// <summary>Whether two values mean the same to the API, which writes an absent address as "" or null.</summary>
    public bool AreSame(object? one, object? other)
    {
        if (one is TagCollection tags && other is TagCollection others)
            return tags.SetEquals(others);
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
