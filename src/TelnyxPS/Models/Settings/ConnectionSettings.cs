using Kind = TelnyxPS.Models.SettingKind;

namespace TelnyxPS.Models;

/// <summary>The table of the settings of a connection that can be changed.</summary>
internal static class ConnectionSettings
{
    // Each row has the name of the property: API field, kind, how to read it from a connection.
    public static readonly Setting
        Active = new("active", Kind.Boolean, c => c.Active),
        OutboundVoiceProfileId = new("outbound.outbound_voice_profile_id", Kind.Text, c => c.OutboundVoiceProfileId),
        OutboundChannelLimit = new("outbound.channel_limit", Kind.WholeNumber, c => c.OutboundChannelLimit),
        InboundChannelLimit = new("inbound.channel_limit", Kind.WholeNumber, c => c.InboundChannelLimit),
        Tags = new("tags", Kind.Tags, c => c.Tags) { Parameter = "Tag" },
        WebhookEventUrl = new("webhook_event_url", Kind.Text, c => c.WebhookEventUrl),
        WebhookEventFailoverUrl = new("webhook_event_failover_url", Kind.OptionalText, c => c.WebhookEventFailoverUrl),
        WebhookTimeoutSecs = new("webhook_timeout_secs", Kind.WholeNumber, c => c.WebhookTimeoutSecs);

    /// <summary>All settings, in the order in which they are shown and sent.</summary>
    public static readonly IReadOnlyList<Setting> All =
    [
        Active,
        OutboundVoiceProfileId,
        OutboundChannelLimit,
        InboundChannelLimit,
        Tags,
        WebhookEventUrl,
        WebhookEventFailoverUrl,
        WebhookTimeoutSecs,
    ];

    private static readonly ILookup<string?, Setting> ByParent =
        All.OrderBy(setting => setting.Field, StringComparer.Ordinal).ToLookup(setting => setting.Parent);

    /// <summary>Returns the settings in a nested API object, ordered by field.</summary>
    public static IEnumerable<Setting> In(string parent) => ByParent[parent];

    /// <summary>Finds a setting by the name of its parameter or property; null if there is none.</summary>
    public static Setting? Find(string name)
    {
        foreach (Setting setting in All)
        {
            if (name.Equals(setting.Parameter, StringComparison.OrdinalIgnoreCase)
                || name.Equals(setting.Property, StringComparison.OrdinalIgnoreCase))
            {
                return setting;
            }
        }

        return null;
    }
}
