using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// What of an external connection's uploads is not done yet. What the API left out of its answer is null.
/// </summary>
public sealed class ExternalConnectionUploadStatus : ConnectionChild
{
    private ExternalConnectionUploadStatus()
    {
    }

    /// <summary>How many numbers are pending.</summary>
    public int? PendingNumbersCount { get; private set; }

    /// <summary>How many orders are pending.</summary>
    public int? PendingOrdersCount { get; private set; }

    internal override string? ResourceId => null;

    internal override string FullName => $"Upload status of external connection {ConnectionId}";

    internal static ExternalConnectionUploadStatus Read(ref Utf8JsonReader reader)
    {
        var status = new ExternalConnectionUploadStatus();
        while (reader.NextField())
        {
            if (reader.IsField("pending_numbers_count"u8))
                status.PendingNumbersCount = reader.ReadInt(status.Unknown);
            else if (reader.IsField("pending_orders_count"u8))
                status.PendingOrdersCount = reader.ReadInt(status.Unknown);
            else
                status.KeepUnknown(ref reader);
        }

        return status;
    }
}
