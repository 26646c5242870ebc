using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>A connection that is to be created.</summary>
internal sealed class CreateConnectionRequest
{
    public DesiredSettings Settings { get; set; } = new();

    public string ExternalSipConnection { get; set; } = "zoom";

    /// <summary>The profile inside <c>inbound</c>; where null, that of <c>outbound</c>.</summary>
    public string? InboundOutboundVoiceProfileId { get; set; }

    private IEnumerable<Setting> Specified =>
        ConnectionSettings.All.Where(setting => Settings.Wanted(setting, actual: null) is not null);

    /// <summary>The settings that it specifies, as the differences between the new connection and none.</summary>
    public IReadOnlyList<SettingDifference> Differences =>
        Specified.Select(s => new SettingDifference(s.Property, s.Words, actual: null, Settings[s])).ToList();

    /// <summary>The body of the request: only what was specified.</summary>
    public string ToJson() => JsonText.Write(writer =>
    {
        writer.WriteString("external_sip_connection", ExternalSipConnection);
        foreach (Setting setting in Specified.Where(setting => setting.Parent is null))
            setting.Kind.Write(writer, setting.Field, Settings[setting]);

        // Telnyx wants a profile inside inbound, though only where inbound is sent.
        if (Settings.Has(ConnectionSettings.InboundChannelLimit) || InboundOutboundVoiceProfileId is not null)
        {
            object? profile = InboundOutboundVoiceProfileId
                ?? Settings.Wanted(ConnectionSettings.OutboundVoiceProfileId, actual: null);
            WriteDirection(writer, "inbound", ConnectionSettings.OutboundVoiceProfileId, profile);
        }

        WriteDirection(writer, "outbound");
    });

    /// <summary>What was specified, in words, as <c>active: True; outbound channel limit: 25</c>.</summary>
    public override string ToString()
    {
        List<string> words = Specified.Select(s => $"{s.Words}: {SettingDifference.Show(Settings[s])}").ToList();
        if (InboundOutboundVoiceProfileId is { } profile)
            words.Add($"inbound outbound voice profile: {SettingDifference.Show(profile)}");
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
