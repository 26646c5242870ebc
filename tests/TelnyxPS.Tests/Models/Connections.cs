using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>Makes connections of JSON.</summary>
internal static class Connections
{
    public static ExternalConnection Of(string json) =>
        new(JsonSerializer.Deserialize($$"""{"data":{{json}}}""", TelnyxJson.Default.ConnectionAnswer)!.Data!, reading: null);
}
