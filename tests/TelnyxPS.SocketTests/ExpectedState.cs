using System.Text.Json.Nodes;
using TelnyxPS.Models;

namespace TelnyxPS.SocketTests;

/// <summary>Computes the expected state of a connection after a change, independently of the module.</summary>
internal static class ExpectedState
{
    private const string NoAddress = "";

    /// <summary>
    /// The state after a change, in the form of <see cref="Normal"/>; null if the service must refuse it.
    /// </summary>
    public static JsonObject? After(JsonObject before, DesiredSettings change)
    {
        JsonObject after = Normal(before);
        if (change.Has(ConnectionSettings.Active))
            after["active"] = (bool)change[ConnectionSettings.Active]!;
        if (change.Has(ConnectionSettings.OutboundVoiceProfileId))
            after["outbound"]!["outbound_voice_profile_id"] =
                (string)change[ConnectionSettings.OutboundVoiceProfileId]!;
        Set(after["outbound"]!, "channel_limit", ConnectionSettings.OutboundChannelLimit);
        Set(after["inbound"]!, "channel_limit", ConnectionSettings.InboundChannelLimit);
        Set(after, "webhook_timeout_secs", ConnectionSettings.WebhookTimeoutSecs);
        if (change.Has(ConnectionSettings.WebhookEventUrl))
            after["webhook_event_url"] = (string)change[ConnectionSettings.WebhookEventUrl]!;
        if (change.Has(ConnectionSettings.WebhookEventFailoverUrl))
            after["webhook_event_failover_url"] =
                (string?)change[ConnectionSettings.WebhookEventFailoverUrl] ?? NoAddress;

        List<string> tags = change.Has(ConnectionSettings.Tags)
            ? [.. (IEnumerable<string>?)change[ConnectionSettings.Tags] ?? []]
            : [.. before.Tags()];
        tags.AddRange(change.AddTags.Where(tag => !tags.Contains(tag)).ToList());
        tags.RemoveAll(change.RemoveTags.Contains);
        after["tags"] = Sorted(tags.Distinct());

        // A missing webhook address can be kept, but not specified.
        bool statesNone = change.Has(ConnectionSettings.WebhookEventUrl)
            && (string?)change[ConnectionSettings.WebhookEventUrl] == NoAddress
            && before["webhook_event_url"]!.GetValue<string>() != NoAddress;
        return IsValid(after) && !statesNone ? after : null;

        void Set(JsonNode owner, string name, Setting setting)
        {
            if (change.Has(setting))
                owner[name] = (int?)change[setting];
        }
    }

    /// <summary>The state in a normal form: sorted tags, and one notation for a missing address.</summary>
    public static JsonObject Normal(JsonObject state)
    {
        JsonObject normal = state.DeepClone().AsObject();
        normal["tags"] = Sorted(state.Tags());
        normal["webhook_event_failover_url"] ??= NoAddress;
        return normal;
    }

    private static JsonArray Sorted(IEnumerable<string> tags) =>
        [.. tags.Order(StringComparer.Ordinal).Select(tag => JsonValue.Create(tag))];

    private static bool IsValid(JsonObject state) =>
        state["outbound"]!["outbound_voice_profile_id"]!.GetValue<string>() is { Length: > 0 } profile
        && profile.All(char.IsAsciiDigit)
        && IsLimit(state["outbound"]!["channel_limit"])
        && IsLimit(state["inbound"]!["channel_limit"])
        && (state["webhook_timeout_secs"]?.GetValue<int>() ?? 0) is >= 0 and <= 30
        && IsAddress(state["webhook_event_url"])
        && IsAddress(state["webhook_event_failover_url"]);

    private static bool IsLimit(JsonNode? limit) => limit is null || limit.GetValue<int>() >= 0;

    private static bool IsAddress(JsonNode? address) =>
        address?.GetValue<string>() is null or ""
        || (
            Uri.TryCreate(address.GetValue<string>(), UriKind.Absolute, out Uri? uri)
                && uri.Scheme is "http" or "https");
}
