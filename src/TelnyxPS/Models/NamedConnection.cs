using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A connection in the list of all connections, the only place where the API returns names.</summary>
internal sealed class NamedConnection : TelnyxResource
{
    public string? Id { get; private set; }

    public string? Name { get; private set; }

    internal override string? ResourceId => Id;

    internal override string FullName => $"Connection {Id}";

    internal static NamedConnection Read(ref Utf8JsonReader reader)
    {
        var connection = new NamedConnection();
        while (reader.NextField())
        {
            if (reader.IsField("id"u8))
                connection.Id = reader.ReadText();
            else if (reader.IsField("connection_name"u8))
                connection.Name = reader.ReadText();
            else
                reader.SkipField();
        }

        return connection;
    }
}
