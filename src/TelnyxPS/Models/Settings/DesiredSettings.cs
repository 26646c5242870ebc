namespace TelnyxPS.Models;

/// <summary>What a user wants of a connection: the settings stated, and nothing else.</summary>
internal sealed class DesiredSettings
{
    public SettingValues Settings { get; set; } = new();

    public IReadOnlyCollection<string> AddTags { get; set; } = [];

    public IReadOnlyCollection<string> RemoveTags { get; set; } = [];

    /// <summary>What to clear. Typed by hand, so it wins over a value that a row carries along.</summary>
    public ConnectionSetting[] Clear { get; set; } = [];

    /// <summary>What of this change is not so yet, given the state that is known.</summary>
    public ConnectionPatch Against(ExternalConnection known)
    {
        var patch = new ConnectionPatch(known);
        patch.Want(nameof(known.Active), "active", "active", known.Active, Settings.Active ?? known.Active);
        patch.WantOutbound(
            Settings.OutboundVoiceProfileId ?? known.OutboundVoiceProfileId,
            Wanted(ConnectionSetting.OutboundChannelLimit, Settings.OutboundChannelLimit, known.OutboundChannelLimit));
        patch.WantInbound(Wanted(ConnectionSetting.InboundChannelLimit, Settings.InboundChannelLimit, known.InboundChannelLimit));
        patch.WantTags(WantedTags(known.Tags));
        patch.Want(
            nameof(known.WebhookEventUrl),
            "webhook_event_url",
            "webhook event url",
            known.WebhookEventUrl,
            Settings.WebhookEventUrl ?? known.WebhookEventUrl);
        patch.Want(
            nameof(known.WebhookEventFailoverUrl),
            "webhook_event_failover_url",
            "webhook event failover url",
            known.WebhookEventFailoverUrl,
            Wanted(ConnectionSetting.WebhookEventFailoverUrl, Settings.WebhookEventFailoverUrl, known.WebhookEventFailoverUrl));
        patch.Want(
            nameof(known.WebhookTimeoutSecs),
            "webhook_timeout_secs",
            "webhook timeout secs",
            known.WebhookTimeoutSecs,
            Wanted(ConnectionSetting.WebhookTimeoutSecs, Settings.WebhookTimeoutSecs, known.WebhookTimeoutSecs));
        return patch;
    }

    private bool Clears(ConnectionSetting setting)
    {
        foreach (ConnectionSetting cleared in Clear)
        {
            if (cleared == setting)
                return true;
        }

        return false;
    }

    private T? Wanted<T>(ConnectionSetting setting, T? stated, T? known) =>
        Clears(setting) ? default : stated ?? known;

    private TagCollection WantedTags(TagCollection known)
    {
        TagCollection start = Clears(ConnectionSetting.Tag) ? TagCollection.None : Settings.Tags ?? known;
        return new TagCollection(start.Union(AddTags, StringComparer.Ordinal).Except(RemoveTags, StringComparer.Ordinal));
    }
}
