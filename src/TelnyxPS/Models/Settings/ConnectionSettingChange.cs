using System.Globalization;

namespace TelnyxPS.Models;

/// <summary>A change record: one setting of an external connection that was changed.</summary>
public sealed class ConnectionSettingChange
{
    internal ConnectionSettingChange(
        string id,
        string? connectionName,
        string setting,
        object? old,
        object? @new,
        DateTimeOffset time,
        string? requestId)
    {
        Id = id;
        ConnectionName = connectionName;
        Setting = setting;
        Old = ValueText.OrNone(old);
        New = ValueText.OrNone(@new);
        Time = time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
        RequestId = requestId;
    }

    /// <summary>
    /// When the change was made, in UTC, for example <c>2026-03-01T09:30:00.0000000Z</c>. It is text so that a CSV file
    /// keeps the exact value.
    /// </summary>
    public string Time { get; }

    /// <summary>The id of the connection: a string of digits.</summary>
    public string Id { get; }

    /// <summary>The name of the connection; null if the session does not know it.</summary>
    public string? ConnectionName { get; }

    /// <summary>The name of the setting: the property of a connection.</summary>
    public string Setting { get; }

    /// <summary>The value before the change; <c>(none)</c> if there was none.</summary>
    public object Old { get; }

    /// <summary>The value after the change; <c>(none)</c> if there is none.</summary>
    public object New { get; }

    /// <summary>The request id to quote to Telnyx support; null if the response had none.</summary>
    public string? RequestId { get; }

    /// <summary>The session that made the change, and when; null if there is none.</summary>
    internal object? Stamp { get; set; }

    /// <summary>Returns, for example, <c>OutboundChannelLimit: 10 -> 25</c>.</summary>
    public override string ToString() => $"{Setting}: {SettingDifference.Show(Old)} -> {SettingDifference.Show(New)}";
}
