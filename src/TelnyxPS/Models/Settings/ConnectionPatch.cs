using System.Text.Json;

namespace TelnyxPS.Models;

/// <summary>
/// What is sent to make a known connection as wanted: the settings that differ, and the outbound object that Telnyx
/// demands in every update.
/// </summary>
internal sealed class ConnectionPatch
{
    private readonly ExternalConnection known;
    private readonly List<SettingDifference> differences = [];
    private readonly List<Action<Utf8JsonWriter>> fields = [];
    private string? profile;
    private int? outboundLimit;

    public ConnectionPatch(ExternalConnection known) => this.known = known;

    /// <summary>What differs, in the order of the parameters.</summary>
    public IReadOnlyList<SettingDifference> Differences => differences;

    /// <summary>The differences as the record of a change that was made.</summary>
    public ItemCollection<ConnectionSettingChange> Changes =>
        new(differences.Select(d => new ConnectionSettingChange(d.Setting, d.Actual, d.Wanted)).ToList());

    /// <summary>Whether all is as wanted already.</summary>
    public bool IsEmpty => differences.Count == 0;

    /// <summary>Whether there is an outbound voice profile to send: Telnyx takes no update without one.</summary>
    public bool HasProfile => !string.IsNullOrEmpty(profile);

    public void Want(string setting, string field, string name, object? actual, object? wanted)
    {
        if (Differs(setting, name, actual, wanted))
            fields.Add(writer => WriteField(writer, field, wanted));
    }

    public void WantTags(TagCollection wanted)
    {
        if (known.Tags.SetEquals(wanted))
            return;

        differences.Add(new SettingDifference(nameof(known.Tags), "tags", known.Tags, wanted));
        fields.Add(writer => writer.WriteTags(wanted));
    }

    public void WantInbound(int? limit)
    {
        // Nothing says whether Telnyx merges a nested object or replaces it: what is known of it goes along.
        if (Differs(nameof(known.InboundChannelLimit), "inbound channel limit", known.InboundChannelLimit, limit))
            fields.Add(writer => WriteDirection(writer, "inbound", known.Inbound, known.Inbound?.OutboundVoiceProfileId, limit));
    }

    public void WantOutbound(string? wantedProfile, int? limit)
    {
        Differs(nameof(known.OutboundVoiceProfileId), "outbound voice profile", known.OutboundVoiceProfileId, wantedProfile);
        Differs(nameof(known.OutboundChannelLimit), "outbound channel limit", known.OutboundChannelLimit, limit);
        profile = wantedProfile;
        outboundLimit = limit;
    }

    /// <summary>The body of the request.</summary>
    public string ToJson() => JsonText.Write(writer =>
    {
        foreach (Action<Utf8JsonWriter> field in fields)
            field(writer);
        WriteDirection(writer, "outbound", known.Outbound, profile, outboundLimit);
    });

    /// <summary>The differences in words, as <c>active: True -> False; outbound channel limit: 10 -> 25</c>.</summary>
    public override string ToString() => string.Join("; ", differences);

    private bool Differs(string setting, string name, object? actual, object? wanted)
    {
        // The API writes an absent address as "" or null: both are none.
        if (Equals(actual, wanted) || (actual is null or "" && wanted is null or ""))
            return false;
        differences.Add(new SettingDifference(setting, name, actual, wanted));
        return true;
    }

    private static void WriteField(Utf8JsonWriter writer, string field, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(field); break;
            case bool truth: writer.WriteBoolean(field, truth); break;
            case int number: writer.WriteNumber(field, number); break;
            default: writer.WriteString(field, (string)value); break;
        }
    }

    private static void WriteDirection(
        Utf8JsonWriter writer, string name, ConnectionDirection? known, string? profile, int? limit)
    {
        writer.WriteStartObject(name);
        if (limit is not null || known?.ChannelLimit is not null)
            WriteField(writer, "channel_limit", limit);
        if (profile is not null)
            writer.WriteString("outbound_voice_profile_id", profile);
        foreach (KeyValuePair<string, JsonElement> field in known?.Unknown ?? [])
        {
            writer.WritePropertyName(field.Key);
            writer.WriteRawValue(field.Value.GetRawText(), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
