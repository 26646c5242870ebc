using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// The response to a request to refresh Operator Connect data from Microsoft. A property is null if the API did not
/// return the field.
/// </summary>
public sealed class ExternalConnectionRefresh : ConnectionChild
{
    internal ExternalConnectionRefresh()
    {
    }

    /// <summary>Whether the refresh was accepted.</summary>
    public bool? Success { get; private set; }

    /// <summary>The message in the response.</summary>
    public string? Message { get; private set; }

    internal override string? ResourceId => null;

    internal override string FullName =>
        ConnectionId is null ? "Refresh of Operator Connect" : $"Refresh of external connection {ConnectionId}";

    /// <summary>Returns the message.</summary>
    public override string ToString() => Message ?? "";

    internal static ExternalConnectionRefresh Read(ref Utf8JsonReader reader)
    {
        var refresh = new ExternalConnectionRefresh();
        while (reader.NextField())
        {
            if (reader.IsField("success"u8))
                refresh.Success = reader.ReadBoolean(refresh.Unknown);
            else if (reader.IsField("message"u8))
                refresh.Message = reader.ReadText(refresh.Unknown);
            else
                refresh.KeepUnknown(ref reader);
        }

        return refresh;
    }
}
