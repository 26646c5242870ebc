namespace TelnyxPS.Models;

/// <summary>The settings of an account's phone numbers, as an undo needs them.</summary>
internal static class AccountNumberSettings
{
    private static readonly Setting Connection = Make(nameof(AccountPhoneNumber.ConnectionId), "connection", SettingKind.Text);
    private static readonly Setting Tags = Make(nameof(AccountPhoneNumber.Tags), "tags", SettingKind.Tags, canClear: true);
    private static readonly Setting Reference =
        Make(nameof(AccountPhoneNumber.CustomerReference), "customer reference", SettingKind.Text, canClear: true);

    /// <summary>The setting by the name of its property; null where there is none.</summary>
    public static Setting? Find(string name) =>
        new[] { Connection, Tags, Reference }.FirstOrDefault(one => one.Property.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value of a setting of a number.</summary>
    public static object? Of(AccountPhoneNumber number, string property) => property switch
    {
        nameof(number.ConnectionId) => number.ConnectionId,
        nameof(number.Tags) => number.Tags,
        _ => number.CustomerReference,
    };

    /// <summary>The settings that a number shall have again.</summary>
    public static PhoneNumberSettings ToSettings(DesiredSettings restored) => new()
    {
        ConnectionId = restored.Has(Connection) ? (string?)restored[Connection] : null,
        Tags = restored.Has(Tags) ? (TagCollection?)restored[Tags] ?? TagCollection.None : null,
        CustomerReference = restored.Has(Reference) ? (string?)restored[Reference] ?? "" : null,
    };

    // The API's field and the reader from a connection are not used: a number writes itself.
    private static Setting Make(string property, string words, SettingKind kind, bool canClear = false) =>
        new(property, words, property, kind, _ => null) { CanClear = canClear };
}
