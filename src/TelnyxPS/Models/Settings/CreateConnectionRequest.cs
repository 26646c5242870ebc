using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A request to create a connection.</summary>
internal sealed class CreateConnectionRequest
{
    public DesiredSettings Settings { get; set; } = new();

    public string ExternalSipConnection { get; set; } = "zoom";

    /// <summary>
    /// The profile in the <c>inbound</c> object; if null, the profile of the <c>outbound</c> object is used.
    /// </summary>
    public string? InboundOutboundVoiceProfileId { get; set; }

    private IEnumerable<Setting> Specified =>
        ConnectionSettings.All.Where(setting => Settings.Wanted(setting, actual: null) is not null);

    /// <summary>The specified settings, as differences from a connection without settings.</summary>
    public IReadOnlyList<SettingDifference> Differences =>
        Specified.Select(s => new SettingDifference(s.Property, s.Words, actual: null, Settings[s])).ToList();

    /// <summary>Creates the body of the request, which contains only what was specified.</summary>
    public string ToJson() => JsonText.Write(writer =>
    {
        writer.WriteString("external_sip_connection", ExternalSipConnection);
        foreach (Setting setting in Specified.Where(setting => setting.Parent is null))
            setting.Kind.Write(writer, setting.Field, Settings[setting]);

        // The API requires a profile in the inbound object if that object is sent.
        if (Settings.Has(ConnectionSettings.InboundChannelLimit) || InboundOutboundVoiceProfileId is not null)
        {
            object? profile = InboundOutboundVoiceProfileId
                ?? Settings.Wanted(ConnectionSettings.OutboundVoiceProfileId, actual: null);
            WriteDirection(writer, "inbound", ConnectionSettings.OutboundVoiceProfileId, profile);
        }

        WriteDirection(writer, "outbound");
    });

    /// <summary>Returns what was specified, for example <c>active: True; outbound channel limit: 25</c>.</summary>
    public override string ToString()
    {
        List<string> words = Specified.Select(s => $"{s.Words}: {SettingDifference.Show(Settings[s])}").ToList();
        if (InboundOutboundVoiceProfileId is { } profile)
            words.Add($"inbound profile: {SettingDifference.Show(profile)}");
        return string.Join("; ", words);
    }

    private void WriteDirection(Utf8JsonWriter writer, string name, Setting? extra = null, object? value = null)
    {
        writer.WriteStartObject(name);
        foreach (Setting setting in ConnectionSettings.In(name).Where(Specified.Contains))
            setting.Kind.Write(writer, setting.Field, Settings[setting]);
        extra?.Kind.Write(writer, extra.Field, value);
        writer.WriteEndObject();
    }
}
