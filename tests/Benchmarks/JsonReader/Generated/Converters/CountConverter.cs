using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelnyxPS.JsonBenchmark.Generated.Converters;

/// <summary>Reads a whole number that may also be sent as 10.0 or as text.</summary>
internal sealed class CountConverter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int count))
            return count;
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            reader.Skip();
            return null;
        }

        string text = Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            && exact == decimal.Truncate(exact) && exact is >= int.MinValue and <= int.MaxValue
                ? (int)exact
                : null;
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } count)
            writer.WriteNumberValue(count);
        else
            writer.WriteNullValue();
    }
}
