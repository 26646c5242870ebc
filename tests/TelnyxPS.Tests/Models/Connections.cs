using TelnyxPS.Client;
using System.Text;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>Creates connections from JSON.</summary>
internal static class Connections
{
    public static ExternalConnection Of(string json) =>
        ResponseJson.Read(Encoding.UTF8.GetBytes(json), ExternalConnection.Read);
}
