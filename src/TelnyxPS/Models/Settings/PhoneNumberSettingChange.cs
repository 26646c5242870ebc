using System.Globalization;

namespace TelnyxPS.Models;

/// <summary>A change record: one setting of an account phone number that was changed.</summary>
public sealed class PhoneNumberSettingChange
{
    internal PhoneNumberSettingChange(
        string? numberId, string? phoneNumber, string setting, object? old, object? @new, DateTimeOffset time)
    {
        NumberId = numberId;
        PhoneNumber = phoneNumber;
        Setting = setting;
        Old = ValueText.OrNone(old);
        New = ValueText.OrNone(@new);
        Time = time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
    }

    /// <summary>When the change was made, in UTC, for example <c>2026-03-01T09:30:00.0000000Z</c>.</summary>
    public string Time { get; }

    /// <summary>The id of the phone number in the account: a string of digits.</summary>
    public string? NumberId { get; }

    /// <summary>The phone number in E.164 format.</summary>
    public string? PhoneNumber { get; }

    /// <summary>The name of the setting: the property of a phone number.</summary>
    public string Setting { get; }

    /// <summary>The value before the change; <c>(none)</c> if there was none.</summary>
    public object Old { get; }

    /// <summary>The value after the change; <c>(none)</c> if there is none.</summary>
    public object New { get; }

    /// <summary>The session that made the change, and when; null if there is none.</summary>
    internal object? Stamp { get; set; }

    /// <summary>Returns, for example, <c>ConnectionId: (none) -> 1930241863466354012</c>.</summary>
    public override string ToString() => $"{Setting}: {SettingDifference.Show(Old)} -> {SettingDifference.Show(New)}";
}
