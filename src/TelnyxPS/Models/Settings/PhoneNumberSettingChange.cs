using System.Globalization;

namespace TelnyxPS.Models;

/// <summary>A setting of a phone number of the account that was changed: one change record.</summary>
public sealed class PhoneNumberSettingChange
{
    internal PhoneNumberSettingChange(AccountPhoneNumber number, string setting, object? old, object? @new, DateTimeOffset time)
    {
        NumberId = number.NumberId;
        PhoneNumber = number.PhoneNumber;
        Setting = setting;
        Old = ValueText.OrNone(old);
        New = ValueText.OrNone(@new);
        Time = time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
    }

    /// <summary>When the change was made, in UTC, as <c>2026-03-01T09:30:00.0000000Z</c>.</summary>
    public string Time { get; }

    /// <summary>Identifies the number in the account: a run of digits.</summary>
    public string? NumberId { get; }

    /// <summary>The number in E.164 form.</summary>
    public string? PhoneNumber { get; }

    /// <summary>The setting, as the property of a number is named.</summary>
    public string Setting { get; }

    /// <summary>The value before the change; <c>(none)</c> for no value.</summary>
    public object Old { get; }

    /// <summary>The value after the change; <c>(none)</c> for no value.</summary>
    public object New { get; }

    /// <summary>As <c>ConnectionId: (none) -> 1930241863466354012</c>.</summary>
    public override string ToString() => $"{Setting}: {SettingDifference.Show(Old)} -> {SettingDifference.Show(New)}";
}
