namespace TelnyxPS.Models;

/// <summary>The table of the settings of account phone numbers that an undo can restore.</summary>
internal static class AccountNumberSettings
{
    // These settings are read from a phone number with Of, not from a connection.
    private static readonly Setting
        ConnectionId = new("connection_id", SettingKind.Text, _ => null),
        Tags = new("tags", SettingKind.Tags, _ => null),
        CustomerReference = new("customer_reference", SettingKind.OptionalText, _ => null);

    /// <summary>Finds a setting by the name of its property; null if there is none.</summary>
    public static Setting? Find(string name) => new[] { ConnectionId, Tags, CustomerReference }
        .FirstOrDefault(setting => setting.Property.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the value of a setting of a phone number.</summary>
    public static object? Of(AccountPhoneNumber number, string property) => property switch
    {
        nameof(number.ConnectionId) => number.ConnectionId,
        nameof(number.Tags) => number.Tags,
        _ => number.CustomerReference,
    };

    /// <summary>Converts the values to restore to the settings of an update.</summary>
    public static PhoneNumberSettings ToSettings(DesiredSettings restored) => new()
    {
        ConnectionId = restored.Has(ConnectionId) ? (string?)restored[ConnectionId] : null,
        Tags = restored.Has(Tags) ? (TagCollection?)restored[Tags] ?? TagCollection.None : null,
        CustomerReference = restored.Has(CustomerReference) ? (string?)restored[CustomerReference] ?? "" : null,
    };
}
