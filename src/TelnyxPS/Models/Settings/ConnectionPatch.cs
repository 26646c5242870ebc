using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// An update of a connection whose state is known: the settings that differ, and the <c>outbound</c> object that the
/// API requires in every update.
/// </summary>
/// <param name="known">The connection in its known state.</param>
/// <param name="differences">The settings that differ from that state.</param>
internal sealed class ConnectionPatch(ExternalConnection known, IReadOnlyList<SettingDifference> differences)
{
    private const string Inbound = "inbound";
    private const string Outbound = "outbound";

    /// <summary>The settings that differ, in the order of <see cref="ConnectionSettings.All"/>.</summary>
    public IReadOnlyList<SettingDifference> Differences => differences;

    /// <summary>
    /// The name of a field that the update would overwrite although its current value could not be read; null if there
    /// is none.
    /// </summary>
    public string? Unreadable { get; set; }

    /// <summary>Whether the connection already matches.</summary>
    public bool IsEmpty => differences.Count == 0;

    /// <summary>
    /// Whether an outbound voice profile is known or specified. The API rejects an update without one.
    /// </summary>
    public bool HasProfile => !string.IsNullOrEmpty((string?)Wanted(ConnectionSettings.OutboundVoiceProfileId));

    /// <summary>Creates the change records: the settings that the response shows as changed.</summary>
    /// <param name="answer">The connection in the response.</param>
    /// <param name="time">When the change was made.</param>
    /// <param name="requestId">The id of the request.</param>
    public ItemCollection<ConnectionSettingChange> ChangesIn(
        ExternalConnection answer, DateTimeOffset time, string? requestId)
    {
        var changes = new List<ConnectionSettingChange>();
        foreach (SettingDifference difference in differences)
        {
            Setting setting = ConnectionSettings.Find(difference.Setting)!;
            object? now = setting.Of(answer);
            if (setting.Kind.AreSame(difference.Actual, now))
                continue;

            changes.Add(new ConnectionSettingChange(
                known.Id, known.ConnectionName, difference.Setting, difference.Actual, now, time, requestId)
            {
                Stamp = answer.Stamp,
            });
        }

        return new ItemCollection<ConnectionSettingChange>(changes);
    }

    /// <summary>Finds the settings for which the response shows a different value than the one sent.</summary>
    public IReadOnlyList<SettingDifference> NotDoneIn(ExternalConnection answer)
    {
        var notDone = new List<SettingDifference>();
        foreach (SettingDifference difference in differences)
        {
            Setting setting = ConnectionSettings.Find(difference.Setting)!;
            object? actual = setting.Of(answer);
            if (!setting.Kind.AreSame(actual, difference.Wanted))
                notDone.Add(new SettingDifference(difference.Setting, difference.Name, actual, difference.Wanted));
        }

        return notDone;
    }

    /// <summary>The body of the request.</summary>
    public string ToJson() => JsonText.Write(writer =>
    {
        // The API does not document whether it merges or replaces a nested object, so send all known values of it.
        foreach (Setting setting in ConnectionSettings.All)
        {
            if (setting.Parent == Outbound || DifferenceOf(setting) is not { } difference)
                continue;
            if (setting.Parent == Inbound)
                WriteDirection(writer, Inbound, known.Inbound, known.Inbound?.OutboundVoiceProfileId);
            else
                setting.Kind.Write(writer, setting.Field, difference.Wanted);
        }

        WriteDirection(writer, Outbound, known.Outbound, profile: null);
    });

    /// <summary>
    /// Returns the differences, for example <c>active: True -> False; outbound channel limit: 10 -> 25</c>.
    /// </summary>
    public override string ToString() => string.Join("; ", differences);

    private SettingDifference? DifferenceOf(Setting setting)
    {
        foreach (SettingDifference difference in differences)
        {
            if (difference.Setting == setting.Property)
                return difference;
        }

        return null;
    }

    private object? Wanted(Setting setting) =>
        DifferenceOf(setting) is { } difference ? difference.Wanted : setting.Of(known);

    /// <summary>
    /// Writes a nested object: its settings, the profile if it is not a setting, and the unknown fields.
    /// </summary>
    private void WriteDirection(Utf8JsonWriter writer, string name, ConnectionDirection? direction, string? profile)
    {
        writer.WriteStartObject(name);
        HashSet<string> written = [];
        foreach (Setting setting in ConnectionSettings.In(name))
        {
            object? wanted = Wanted(setting);
            if (wanted is null && DifferenceOf(setting) is null)
                continue;
            setting.Kind.Write(writer, setting.Field, wanted);
            written.Add(setting.Field);
        }

        if (profile is not null)
        {
            writer.WriteString(ConnectionSettings.OutboundVoiceProfileId.Field, profile);
            written.Add(ConnectionSettings.OutboundVoiceProfileId.Field);
        }

        // A setting that could not be read is sent back unchanged, unless it is replaced.
        foreach (KeyValuePair<string, JsonElement> field in direction?.Unknown.Values ?? UnknownFields.None)
        {
            if (written.Contains(field.Key))
                continue;
            writer.WritePropertyName(field.Key);
            writer.WriteRawValue(field.Value.GetRawText(), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
