namespace TelnyxPS.Cmdlets;

/// <summary>The parameters with which settings of a connection are stated: null where they are not.</summary>
internal interface ISettingParameters
{
    bool? Active { get; }

    string? OutboundVoiceProfileId { get; }

    int? InboundChannelLimit { get; }

    int? OutboundChannelLimit { get; }

    string[]? Tag { get; }

    string? WebhookEventUrl { get; }

    string? WebhookEventFailoverUrl { get; }

    int? WebhookTimeoutSecs { get; }
}
