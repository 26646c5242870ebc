using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>Converts JSON to plain .NET values, and plain values to text.</summary>
internal static class PlainValue
{
    public static object? Of(JsonElement json)
    {
        try
        {
            return Read(json);
        }
        catch (InvalidOperationException)
        {
            // .NET cannot read text that contains half of a surrogate pair: keep the JSON.
            return json.GetRawText();
        }
    }

    /// <summary>Converts a plain value to text in the invariant culture: arrays and objects as JSON.</summary>
    public static string ToText(object? value)
    {
        if (value is string or not IEnumerable)
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

        var json = new StringBuilder();
        Write(json, value);
        return json.ToString();
    }

    // Utf8JsonWriter escapes the + of a phone number as \u002B, and another encoder would need another assembly.
    private static void Write(StringBuilder json, object? value)
    {
        switch (value)
        {
            case IDictionary pairs:
                WriteAll(json, '{', pairs.Keys.Cast<object>(), '}', key =>
                {
                    WriteText(json, $"{key}");
                    json.Append(':');
                    Write(json, pairs[key]);
                });
                break;
            case IEnumerable items and not string:
                WriteAll(json, '[', items.Cast<object?>(), ']', item => Write(json, item));
                break;
            case null: json.Append("null"); break;
            case bool truth: json.Append(truth ? "true" : "false"); break;
            case int or long or decimal or double:
                json.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            default: WriteText(json, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""); break;
        }
    }

    private static void WriteAll<T>(StringBuilder json, char open, IEnumerable<T> items, char close, Action<T> write)
    {
        json.Append(open);
        bool isFirst = true;
        foreach (T item in items)
        {
            if (!isFirst)
                json.Append(',');
            isFirst = false;
            write(item);
        }

        json.Append(close);
    }

    private static void WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (char.IsControl(c))
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        json.Append('"');
    }

    private static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject()
            .GroupBy(p => p.Name)
            .ToDictionary(g => g.Key, g => Of(g.Last().Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Of).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => OfNumber(json),
        _ => null,
    };

    private static object OfNumber(JsonElement json)
    {
        if (json.TryGetInt64(out long whole))
            return whole;
        return json.TryGetDecimal(out decimal exact) ? exact : json.GetDouble();
    }
}
