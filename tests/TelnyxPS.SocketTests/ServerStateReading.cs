using TelnyxPS.Client;
using System.Text;
using System.Text.Json.Nodes;
using TelnyxPS.Models;

namespace TelnyxPS.SocketTests;

/// <summary>Reads the state of a server without a network request.</summary>
internal static class ServerStateReading
{
    /// <summary>A connection as a client reads it.</summary>
    public static ExternalConnection ToConnection(this JsonObject state)
    {
        byte[] json = Encoding.UTF8.GetBytes(state.ToJsonString());
        return ResponseJson.Read(json, ExternalConnection.Read);
    }

    /// <summary>The tags of a connection.</summary>
    public static IEnumerable<string> Tags(this JsonObject state) =>
        state["tags"]!.AsArray().Select(tag => tag!.GetValue<string>());
}
