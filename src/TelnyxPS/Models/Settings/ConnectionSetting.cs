namespace TelnyxPS.Models;

/// <summary>The settings of an external connection that the <c>-Clear</c> parameter can clear.</summary>
public enum ConnectionSetting
{
    /// <summary>The limit of concurrent inbound calls. If cleared, there is no limit.</summary>
    InboundChannelLimit,

    /// <summary>The limit of concurrent outbound calls. If cleared, there is no limit.</summary>
    OutboundChannelLimit,

    /// <summary>The tags. If cleared, there are no tags.</summary>
    Tag,

    /// <summary>The failover URL of webhooks. If cleared, there is no failover URL.</summary>
    WebhookEventFailoverUrl,

    /// <summary>The timeout of webhooks. If cleared, the default of Telnyx applies.</summary>
    WebhookTimeoutSecs,
}
