namespace TelnyxPS.Models;

/// <summary>The settings of an external connection that can be cleared, for <c>-Clear</c>.</summary>
public enum ConnectionSetting
{
    /// <summary>The limit of concurrent inbound calls; cleared, there is none.</summary>
    InboundChannelLimit,

    /// <summary>The limit of concurrent outbound calls; cleared, there is none.</summary>
    OutboundChannelLimit,

    /// <summary>The tags; cleared, the list is empty.</summary>
    Tag,

    /// <summary>The address that webhooks go to when the first one fails; cleared, there is none.</summary>
    WebhookEventFailoverUrl,

    /// <summary>How long Telnyx waits for a webhook's answer; cleared, Telnyx's own default.</summary>
    WebhookTimeoutSecs,
}
