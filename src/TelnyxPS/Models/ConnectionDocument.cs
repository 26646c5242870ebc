using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelnyxPS.Models;

/// <summary>An external connection as the API writes it.</summary>
internal sealed class ConnectionDocument
{
    [JsonConverter(typeof(TextConverter))]
    public string? Id { get; set; }

    public string? RecordType { get; set; }

    public bool? Active { get; set; }

    public bool? CredentialActive { get; set; }

    public string? ExternalSipConnection { get; set; }

    public List<string?>? Tags { get; set; }

    public string? WebhookEventUrl { get; set; }

    public string? WebhookEventFailoverUrl { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? WebhookApiVersion { get; set; }

    public int? WebhookTimeoutSecs { get; set; }

    public DirectionDocument? Inbound { get; set; }

    public DirectionDocument? Outbound { get; set; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public AdditionalProperties AdditionalProperties()
    {
        bool isKnown = Unknown is null && Inbound?.Unknown is null && Outbound?.Unknown is null;
        if (isKnown && Inbound?.OutboundVoiceProfileId is null)
            return Models.AdditionalProperties.None;

        var values = new Dictionary<string, object?>();
        Add(Unknown, "");
        Add(Inbound?.Unknown, "inbound.");
        Add(Outbound?.Unknown, "outbound.");
        if (Inbound?.OutboundVoiceProfileId is { } profile)
            values["inbound.outbound_voice_profile_id"] = profile;
        return new AdditionalProperties(values);

        void Add(Dictionary<string, JsonElement>? unknown, string prefix)
        {
            foreach (KeyValuePair<string, JsonElement> pair in unknown ?? [])
                values[prefix + pair.Key] = PlainValue.Of(pair.Value);
        }
    }
}
