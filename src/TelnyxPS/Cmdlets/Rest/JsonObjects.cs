using System.Management.Automation;
using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Cmdlets;

/// <summary>Makes of JSON the objects that <c>ConvertFrom-Json</c> would make, but for times: they stay text, as they came.</summary>
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
            // PowerShell's properties have no case: the last of those that differ in nothing else stays.
            result.Properties.Remove(property.Name);
            result.Properties.Add(new PSNoteProperty(property.Name, Of(property.Value)));
        }

        return result;
    }
}
