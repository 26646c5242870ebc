using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// The pending uploads of an external connection. A property is null if the API did not return the field.
/// </summary>
public sealed class ExternalConnectionUploadStatus : ConnectionChild
{
    private ExternalConnectionUploadStatus()
    {
    }

    /// <summary>The number of phone numbers that are pending.</summary>
    public int? PendingNumbersCount { get; private set; }

    /// <summary>The number of orders that are pending.</summary>
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
