using System.Text.Json.Nodes;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>The body of a create request.</summary>
public class CreateConnectionRequestTests
{
    [Fact]
    public void Sends_only_what_was_specified()
    {
        var draft = new CreateConnectionRequest
        {
            Settings = new DesiredSettings { [ConnectionSettings.OutboundVoiceProfileId] = "9" },
        };

        AssertJson("""{"external_sip_connection":"zoom","outbound":{"outbound_voice_profile_id":"9"}}""", draft);
    }

    [Fact]
    public void Sends_every_field()
    {
        var draft = new CreateConnectionRequest { Settings = All() };

        AssertJson(
            """
            {
              "external_sip_connection": "zoom", "active": false, "tags": ["a", "b"],
              "webhook_event_url": "https://a.example",
              "webhook_event_failover_url": "https://b.example", "webhook_timeout_secs": 0,
              "inbound": { "channel_limit": 3, "outbound_voice_profile_id": "9" },
              "outbound": { "channel_limit": 4, "outbound_voice_profile_id": "9" }
            }
            """,
            draft);
        Assert.Equal(
            "active: False; outbound voice profile: 9; outbound channel limit: 4; inbound channel limit: 3; tags: a;b; "
            + "webhook event URL: https://a.example; webhook event failover URL: https://b.example; webhook timeout "
            + "(seconds): 0",
            draft.ToString());
    }

    [Fact]
    public void The_inbound_profile_can_be_different()
    {
        var draft = new CreateConnectionRequest
        {
            Settings = new DesiredSettings { [ConnectionSettings.OutboundVoiceProfileId] = "9" },
            InboundOutboundVoiceProfileId = "8",
        };

        AssertJson(
            """{"external_sip_connection":"zoom","inbound":{"outbound_voice_profile_id":"8"}"""
            + ""","outbound":{"outbound_voice_profile_id":"9"}}""",
            draft);
        Assert.Equal("outbound voice profile: 9; inbound profile: 8", draft.ToString());
    }

    private static DesiredSettings All() => new()
    {
        [ConnectionSettings.Active] = false,
        [ConnectionSettings.OutboundVoiceProfileId] = "9",
        [ConnectionSettings.InboundChannelLimit] = 3,
        [ConnectionSettings.OutboundChannelLimit] = 4,
        [ConnectionSettings.Tags] = new TagCollection(["a", "b"]),
        [ConnectionSettings.WebhookEventUrl] = "https://a.example",
        [ConnectionSettings.WebhookEventFailoverUrl] = "https://b.example",
        [ConnectionSettings.WebhookTimeoutSecs] = 0,
    };

    private static void AssertJson(string expected, CreateConnectionRequest draft) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(draft.ToJson())), draft.ToJson());
}
