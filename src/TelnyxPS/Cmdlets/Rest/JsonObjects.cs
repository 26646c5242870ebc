using System.Management.Automation;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Converts JSON to the same objects as <c>ConvertFrom-Json</c>, except that dates remain text.</summary>
internal static class JsonObjects
{
    public static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => OfObject(json),
        JsonValueKind.Array => json.EnumerateArray().Select(Of).ToArray(),
        _ => PlainValue.Of(json),
    };

    private static PSObject OfObject(JsonElement json)
    {
        var result = new PSObject();
        foreach (JsonProperty property in json.EnumerateObject().Where(p => p.Name.Length > 0))
        {
            // Property names are not case-sensitive in PowerShell. The last of several that differ only in case is
            // kept.
            result.Properties.Remove(property.Name);
            result.Properties.Add(new PSNoteProperty(property.Name, Of(property.Value)));
        }

        return result;
    }
}
