using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TelnyxPS.JsonBenchmark.Generated;

namespace TelnyxPS.JsonBenchmark;

/// <summary>The code that System.Text.Json generates.</summary>
internal sealed class GeneratedReader(
    Func<JsonTypeInfo<Answer<Connection>>> one,
    Func<JsonTypeInfo<Answer<List<Connection>>>> page,
    Func<JsonTypeInfo<Patch>> patch) : IContender
{
    public string ReadOne(byte[] body) => JsonSerializer.Deserialize(body, one())!.Data!.Id!;

    public int ReadPage(byte[] body) => JsonSerializer.Deserialize(body, page())!.Data!.Count;

    public Func<string> PrepareWrite(byte[] body)
    {
        Connection known = JsonSerializer.Deserialize(body, one())!.Data!;
        return () => JsonSerializer.Serialize(
            new Patch
            {
                Active = new(false),
                WebhookEventFailoverUrl = new(null),
                Outbound = new()
                {
                    ChannelLimit = new(25),
                    OutboundVoiceProfileId = known.Outbound?.OutboundVoiceProfileId,
                    Unknown = known.Outbound?.Unknown,
                },
            },
            patch());
    }

    public IEnumerable<string> Describe(byte[] body) =>
        JsonSerializer.Deserialize(body, page())!.Data!.Select(c => string.Join('|', [
        c.Id, c.RecordType, c.Active, c.CredentialActive, c.ExternalSipConnection, string.Join(',', c.Tags ?? []),
        c.WebhookEventUrl, c.WebhookEventFailoverUrl, c.WebhookApiVersion, c.WebhookTimeoutSecs,
        c.Inbound?.ChannelLimit, c.Outbound?.ChannelLimit, c.Outbound?.OutboundVoiceProfileId,
        c.CreatedAt?.ToString("o"), c.UpdatedAt?.ToString("o"),
        string.Join(',', (c.Unknown ?? []).Select(pair => $"{pair.Key}={pair.Value}"))]));
}
