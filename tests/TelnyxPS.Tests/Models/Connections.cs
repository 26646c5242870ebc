using TelnyxPS.Client;
using System.Text;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>Makes connections of JSON.</summary>
internal static class Connections
{
    public static ExternalConnection Of(string json) =>
        ResponseJson.Read(Encoding.UTF8.GetBytes(json), ExternalConnection.Read);
}
