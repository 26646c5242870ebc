using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// What Telnyx says to being asked to look again at Microsoft. What the API left out of its answer is null.
/// </summary>
public sealed class ExternalConnectionRefresh : ConnectionChild
{
    internal ExternalConnectionRefresh()
    {
    }

    /// <summary>Whether it was taken.</summary>
    public bool? Success { get; private set; }

    /// <summary>What Telnyx says of it.</summary>
    public string? Message { get; private set; }

    internal override string? ResourceId => null;

    internal override string FullName =>
        ConnectionId is null ? "Refresh of Operator Connect" : $"Refresh of external connection {ConnectionId}";

    /// <summary>What Telnyx says of it.</summary>
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
