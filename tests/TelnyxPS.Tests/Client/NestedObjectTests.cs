using TelnyxPS.Models;
using TelnyxPS.Sandbox;
using TelnyxPS.TestSupport;

namespace TelnyxPS.Tests.Client;

/// <summary>
/// Only the specified settings are changed, whether the service merges a sent nested object with the old
/// one or replaces it. The documentation of the API does not say which.
/// </summary>
public class NestedObjectTests
{
    private const string Both = "1927100270812764219";

    public static TheoryData<string, string> Changes()
    {
        var data = new TheoryData<string, string>();
        foreach (string nested in Enum.GetNames<NestedObjects>())
        {
            foreach (string change in
                new[] { "active", "profile", "inbound", "outbound", "clear inbound", "clear outbound", "tags", "url" })
                data.Add(nested, change);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Only_the_specified_settings_change(string nested, string asked)
    {
        using var account = new RecordingHandler(new SandboxHandler(Enum.Parse<NestedObjects>(nested)));
        var test = new TestSession(account);
        ExternalConnection before = await test.Client.GetAsync(Both, test.Context);
        DesiredSettings change = ChangeOf(asked);

        ConnectionPatch patch = change.Against(before);
        await test.Client.UpdateAsync(Both, change, patch, test.Context);

        SettingDifference difference = Assert.Single(patch.Differences);
        ExternalConnection after = await test.Client.GetAsync(Both, test.Context);
        Dictionary<string, string> expected = Settings(before);
        expected[difference.Name] = SettingDifference.Show(difference.Wanted);
        Assert.Equal(expected, Settings(after));
        Assert.NotEqual(Settings(before), Settings(after));
    }

    private static DesiredSettings ChangeOf(string asked)
    {
        var change = new DesiredSettings();
        switch (asked)
        {
            case "active": change[ConnectionSettings.Active] = false; break;
            case "profile": change[ConnectionSettings.OutboundVoiceProfileId] = "4242"; break;
            case "inbound": change[ConnectionSettings.InboundChannelLimit] = 7; break;
            case "outbound": change[ConnectionSettings.OutboundChannelLimit] = 7; break;
            case "clear inbound": change[ConnectionSettings.InboundChannelLimit] = null; break;
            case "clear outbound": change[ConnectionSettings.OutboundChannelLimit] = null; break;
            case "tags": change.AddTags = ["new"]; break;
            case "url": change[ConnectionSettings.WebhookEventUrl] = "https://example.com/new"; break;
            default: throw new ArgumentException(asked);
        }

        return change;
    }

    private static Dictionary<string, string> Settings(ExternalConnection c) => new Dictionary<string, object?>
    {
        ["active"] = c.Active,
        ["outbound voice profile"] = c.OutboundVoiceProfileId,
        ["inbound channel limit"] = c.InboundChannelLimit,
        ["outbound channel limit"] = c.OutboundChannelLimit,
        ["tags"] = c.Tags,
        ["webhook event URL"] = c.WebhookEventUrl,
        ["webhook event failover URL"] = c.WebhookEventFailoverUrl,
        ["webhook timeout (seconds)"] = c.WebhookTimeoutSecs,
    }.ToDictionary(pair => pair.Key, pair => SettingDifference.Show(pair.Value));
}
