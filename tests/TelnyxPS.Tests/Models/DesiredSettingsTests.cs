using System.Text.Json.Nodes;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>The body of an update, depending on the known state.</summary>
public class DesiredSettingsTests
{
    private const string Known = """
        {
          "id": "1", "active": true, "external_sip_connection": "zoom", "tags": ["a", "b"],
          "webhook_event_url": "https://example.com/Hook", "webhook_event_failover_url": "", "webhook_timeout_secs": 25,
          "inbound": { "channel_limit": 4, "outbound_voice_profile_id": "77", "codec": { "name": "opus" } },
          "outbound": { "channel_limit": 10, "outbound_voice_profile_id": "99", "t38": true }
        }
        """;

    private const string OutboundAsKnown = """{"channel_limit":10,"outbound_voice_profile_id":"99","t38":true}""";

    [Fact]
    public void Sends_only_the_differences_and_the_known_outbound_object()
    {
        ConnectionPatch patch = Against(new DesiredSettings { [ConnectionSettings.Active] = false });

        AssertJson($$$"""{"active":false,"outbound":{{{OutboundAsKnown}}}}""", patch);
        Assert.Equal("active: True -> False", patch.ToString());
    }

    [Fact]
    public void Sends_the_known_values_of_a_nested_object_too()
    {
        AssertJson(
            $$$"""{"inbound":{"channel_limit":5,"outbound_voice_profile_id":"77","codec":{"name":"opus"}}"""
            + $$$""","outbound":{{{OutboundAsKnown}}}}""",
            Against(new DesiredSettings { [ConnectionSettings.InboundChannelLimit] = 5 }));
        AssertJson(
            """{"outbound":{"channel_limit":10,"outbound_voice_profile_id":"98","t38":true}}""",
            Against(new DesiredSettings { [ConnectionSettings.OutboundVoiceProfileId] = "98" }));
        AssertJson(
            """{"outbound":{"channel_limit":25,"outbound_voice_profile_id":"99","t38":true}}""",
            Against(new DesiredSettings { [ConnectionSettings.OutboundChannelLimit] = 25 }));
    }

    [Fact]
    public void A_matching_setting_is_no_difference()
    {
        ConnectionPatch patch = Against(new DesiredSettings
        {
            [ConnectionSettings.Active] = true,
            [ConnectionSettings.OutboundVoiceProfileId] = "99",
            [ConnectionSettings.InboundChannelLimit] = 4,
            [ConnectionSettings.OutboundChannelLimit] = 10,
            [ConnectionSettings.Tags] = new TagCollection(["b", "a"]),
            [ConnectionSettings.WebhookEventUrl] = "https://example.com/Hook",
            [ConnectionSettings.WebhookTimeoutSecs] = 25,
        });

        Assert.True(patch.IsEmpty);
    }

    [Fact]
    public void An_address_is_compared_exactly()
    {
        ConnectionPatch patch =
            Against(new DesiredSettings { [ConnectionSettings.WebhookEventUrl] = "https://example.com/hook" });

        Assert.Equal("webhook event URL: https://example.com/Hook -> https://example.com/hook", patch.ToString());
    }

    [Theory]
    [InlineData(
        ConnectionSetting.InboundChannelLimit,
        """{"inbound":{"channel_limit":null,"outbound_voice_profile_id":"77","codec":{"name":"opus"}}"""
        + ""","outbound":{"channel_limit":10,"outbound_voice_profile_id":"99","t38":true}}""")]
    [InlineData(
        ConnectionSetting.OutboundChannelLimit,
        """{"outbound":{"channel_limit":null,"outbound_voice_profile_id":"99","t38":true}}""")]
    [InlineData(
        ConnectionSetting.WebhookTimeoutSecs,
        """{"webhook_timeout_secs":null"""
        + ""","outbound":{"channel_limit":10,"outbound_voice_profile_id":"99","t38":true}}""")]
    [InlineData(
        ConnectionSetting.Tag,
        """{"tags":[],"outbound":{"channel_limit":10,"outbound_voice_profile_id":"99","t38":true}}""")]
    public void Clearing_sends_null_or_an_empty_list(ConnectionSetting setting, string body)
    {
        AssertJson(body, Against(new DesiredSettings(), [setting]));
    }

    [Fact]
    public void Clearing_a_setting_without_a_value_is_no_difference()
    {
        Assert.True(Against(new DesiredSettings(), [ConnectionSetting.WebhookEventFailoverUrl]).IsEmpty);
    }

    [Fact]
    public void Clear_on_the_command_line_takes_precedence_over_a_row()
    {
        ConnectionPatch patch = Against(
            new DesiredSettings
            {
                [ConnectionSettings.OutboundChannelLimit] = 10,
                [ConnectionSettings.Tags] = new TagCollection(["a"]),
            },
            [ConnectionSetting.OutboundChannelLimit, ConnectionSetting.Tag]);

        Assert.Equal("outbound channel limit: 10 -> (none); tags: a;b -> (none)", patch.ToString());
    }

    [Theory]
    [InlineData(new[] { "c" }, new string[0], "tags: a;b -> a;b;c")]
    [InlineData(new string[0], new[] { "a" }, "tags: a;b -> b")]
    [InlineData(new[] { "c" }, new[] { "b" }, "tags: a;b -> a;c")]
    [InlineData(new[] { "a" }, new[] { "z" }, "")]
    [InlineData(new[] { "A" }, new string[0], "tags: a;b -> a;b;A")]
    public void Tags_are_added_to_and_removed_from_the_known_tags(string[] add, string[] remove, string words)
    {
        var change = new DesiredSettings { AddTags = add, RemoveTags = remove };

        Assert.Equal(words, change.Against(Connections.Of(Known)).ToString());
    }

    [Fact]
    public void Tags_are_added_to_the_specified_tags()
    {
        var change = new DesiredSettings { [ConnectionSettings.Tags] = new TagCollection(["x"]), AddTags = ["y"] };

        Assert.Equal("tags: a;b -> x;y", change.Against(Connections.Of(Known)).ToString());
    }

    [Fact]
    public void A_connection_without_a_profile_cannot_be_updated_until_one_is_specified()
    {
        ExternalConnection bare = Connections.Of("""{"id":"1"}""");

        Assert.False(new DesiredSettings { [ConnectionSettings.Active] = true }.Against(bare).HasProfile);
        Assert.True(new DesiredSettings { [ConnectionSettings.OutboundVoiceProfileId] = "5" }.Against(bare).HasProfile);
    }

    [Fact]
    public void Text_contains_no_control_characters()
    {
        var change = new DesiredSettings { AddTags = ["\u001b[2Jgone\n"] };

        Assert.DoesNotContain(change.Against(Connections.Of(Known)).ToString(), char.IsControl);
    }

    private static ConnectionPatch Against(DesiredSettings change, IEnumerable<ConnectionSetting>? clear = null)
    {
        foreach (ConnectionSetting setting in clear ?? [])
            change[ConnectionSettings.Find(setting.ToString())!] = null;
        return change.Against(Connections.Of(Known));
    }

    private static void AssertJson(string expected, ConnectionPatch patch)
    {
        Assert.False(patch.IsEmpty);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(patch.ToJson())), patch.ToJson());
    }
}
