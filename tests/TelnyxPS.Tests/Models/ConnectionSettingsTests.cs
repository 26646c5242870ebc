using System.Text.Json;
using TelnyxPS.Models;

namespace TelnyxPS.Tests.Models;

/// <summary>The table of settings: its names, and that displayed and sent values can be read again.</summary>
public class ConnectionSettingsTests
{
    private static readonly Dictionary<string, object> Samples = new()
    {
        ["Active"] = false,
        ["OutboundVoiceProfileId"] = "98",
        ["OutboundChannelLimit"] = 25,
        ["InboundChannelLimit"] = 0,
        ["Tags"] = new TagCollection(["a;b", "(none)"]),
        ["WebhookEventUrl"] = "https://example.com/a",
        ["WebhookEventFailoverUrl"] = "https://example.com/b",
        ["WebhookTimeoutSecs"] = 30,
    };

    public static TheoryData<string> All() => [.. ConnectionSettings.All.Select(setting => setting.Property)];

    [Fact]
    public void The_settings_that_can_be_cleared_are_the_values_of_Clear()
    {
        Assert.Equal(
            Enum.GetNames(typeof(ConnectionSetting)).OrderBy(name => name, StringComparer.Ordinal),
            ConnectionSettings.All.Where(s => s.CanClear)
                .Select(s => s.Parameter)
                .OrderBy(name => name, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_setting_is_found_by_its_names_and_is_a_property_of_a_connection(string property)
    {
        Setting setting = ConnectionSettings.Find(property)!;

        Assert.Same(setting, ConnectionSettings.Find(setting.Parameter.ToUpperInvariant()));
        Assert.NotNull(typeof(ExternalConnection).GetProperty(setting.Property));
        Assert.Null(ConnectionSettings.Find(property + "x"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_displayed_value_can_be_read_again(string property)
    {
        Setting setting = ConnectionSettings.Find(property)!;
        object value = Samples[property];

        Assert.True(setting.Kind.AreSame(value, setting.Kind.Parse(SettingDifference.Show(value))));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_connection_contains_the_sent_value(string property)
    {
        Setting setting = ConnectionSettings.Find(property)!;
        var change = new DesiredSettings
        {
            [ConnectionSettings.OutboundVoiceProfileId] = "5",
            [setting] = Samples[property],
        };
        string body = change.Against(Connections.Of("""{"id":"1","active":true}""")).ToJson();

        ExternalConnection after = Connections.Of(body.Insert(1, "\"id\":\"1\","));

        Assert.True(setting.Kind.AreSame(Samples[property], setting.Of(after)), body);
        Assert.True(change.Against(after).IsEmpty);
    }

    [Fact]
    public void An_absent_setting_is_unchanged_null_clears_and_a_value_sets()
    {
        ExternalConnection known = Connections.Of(
            """{"id":"1","webhook_timeout_secs":5,"outbound":{"channel_limit":3,"outbound_voice_profile_id":"9"}}""");
        var change = new DesiredSettings { [ConnectionSettings.WebhookTimeoutSecs] = null };

        Assert.Equal("webhook timeout (seconds): 5 -> (none)", change.Against(known).ToString());
        using JsonDocument body = JsonDocument.Parse(change.Against(known).ToJson());
        Assert.Equal(JsonValueKind.Null, body.RootElement.GetProperty("webhook_timeout_secs").ValueKind);

        Assert.True(new DesiredSettings().Against(known).IsEmpty);

        change[ConnectionSettings.WebhookTimeoutSecs] = 6;
        Assert.Equal("webhook timeout (seconds): 5 -> 6", change.Against(known).ToString());
    }
}
