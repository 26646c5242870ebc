namespace TelnyxPS.Models;

/// <summary>Settings of a connection as a user states them: null where nothing was stated.</summary>
internal sealed class SettingValues
{
    public bool? Active { get; set; }

    public string? OutboundVoiceProfileId { get; set; }

    public int? InboundChannelLimit { get; set; }

    public int? OutboundChannelLimit { get; set; }

    public TagCollection? Tags { get; set; }

    public string? WebhookEventUrl { get; set; }

    public string? WebhookEventFailoverUrl { get; set; }

    public int? WebhookTimeoutSecs { get; set; }
}
