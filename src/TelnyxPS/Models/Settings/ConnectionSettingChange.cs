using System.Globalization;

namespace TelnyxPS.Models;

/// <summary>A setting of an external connection that was changed: one change record.</summary>
public sealed class ConnectionSettingChange
{
    internal ConnectionSettingChange(
        string id, string? connectionName, string setting, object? old, object? @new, DateTimeOffset time, string? requestId)
    {
        Id = id;
        ConnectionName = connectionName;
        Setting = setting;
        Old = ValueText.OrNone(old);
        New = ValueText.OrNone(@new);
        Time = time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
        RequestId = requestId;
    }

    /// <summary>When the change was made, in UTC, as <c>2026-03-01T09:30:00.0000000Z</c>: text, so that a CSV file keeps it exactly.</summary>
    public string Time { get; }

    /// <summary>Identifies the connection: a run of digits.</summary>
    public string Id { get; }

    /// <summary>The name of the connection; null where the session does not know it.</summary>
    public string? ConnectionName { get; }

    /// <summary>The setting, as the property of a connection is named.</summary>
    public string Setting { get; }

    /// <summary>The value before the change; <c>(none)</c> for no value.</summary>
    public object Old { get; }

    /// <summary>The value after the change; <c>(none)</c> for no value.</summary>
    public object New { get; }

    /// <summary>The id by which Telnyx support can find the request; null where the response had none.</summary>
    public string? RequestId { get; }

    /// <summary>The session that made the change, and when; null for none.</summary>
    internal object? Stamp { get; set; }

    /// <summary>As <c>OutboundChannelLimit: 10 -> 25</c>.</summary>
    public override string ToString() => $"{Setting}: {SettingDifference.Show(Old)} -> {SettingDifference.Show(New)}";
}
