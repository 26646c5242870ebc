namespace TelnyxPS.Models;

/// <summary>The settings of a connection that can be changed: the one table of them.</summary>
internal static class ConnectionSettings
{
    public static readonly Setting Active = new(
        nameof(ExternalConnection.Active), "active", "active", SettingKind.Boolean, c => c.Active);

    public static readonly Setting OutboundVoiceProfileId = new(
        nameof(ExternalConnection.OutboundVoiceProfileId),
        "outbound voice profile",
        "outbound.outbound_voice_profile_id",
        SettingKind.Text,
        c => c.OutboundVoiceProfileId);

    public static readonly Setting OutboundChannelLimit = new(
        nameof(ExternalConnection.OutboundChannelLimit),
        "outbound channel limit",
        "outbound.channel_limit",
        SettingKind.WholeNumber,
        c => c.OutboundChannelLimit)
    {
        CanClear = true,
    };

    public static readonly Setting InboundChannelLimit = new(
        nameof(ExternalConnection.InboundChannelLimit),
        "inbound channel limit",
        "inbound.channel_limit",
        SettingKind.WholeNumber,
        c => c.InboundChannelLimit)
    {
        CanClear = true,
    };

    public static readonly Setting Tags = new(
        nameof(ExternalConnection.Tags), "tags", "tags", SettingKind.Tags, c => c.Tags)
    {
        Parameter = "Tag",
        CanClear = true,
    };

    public static readonly Setting WebhookEventUrl = new(
        nameof(ExternalConnection.WebhookEventUrl),
        "webhook event url",
        "webhook_event_url",
        SettingKind.Text,
        c => c.WebhookEventUrl);

    public static readonly Setting WebhookEventFailoverUrl = new(
        nameof(ExternalConnection.WebhookEventFailoverUrl),
        "webhook event failover url",
        "webhook_event_failover_url",
        SettingKind.Text,
        c => c.WebhookEventFailoverUrl)
    {
        CanClear = true,
    };

    public static readonly Setting WebhookTimeoutSecs = new(
        nameof(ExternalConnection.WebhookTimeoutSecs),
        "webhook timeout secs",
        "webhook_timeout_secs",
        SettingKind.WholeNumber,
        c => c.WebhookTimeoutSecs)
    {
        CanClear = true,
    };

    /// <summary>All settings, in the order in which they are shown and written.</summary>
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

    /// <summary>The settings in a nested object of the API, in the order in which the reference writes them.</summary>
    public static IEnumerable<Setting> In(string parent) =>
        All.Where(setting => setting.Parent == parent).OrderBy(setting => setting.Field, StringComparer.Ordinal);

    /// <summary>The setting by the name of its parameter or property; null where there is none.</summary>
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
