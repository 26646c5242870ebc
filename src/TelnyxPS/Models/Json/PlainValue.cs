using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>Turns JSON into the plain .NET values that PowerShell's users know.</summary>
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
            // Text that holds half a character is no text to .NET: it stays as it was written.
            return json.GetRawText();
        }
    }

    private static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().GroupBy(p => p.Name).ToDictionary(g => g.Key, g => Of(g.Last().Value)),
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
