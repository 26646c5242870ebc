using TelnyxPS.Client;
using TelnyxPS.Models;

namespace TelnyxPS.JsonBenchmark;

/// <summary>The module's own reader and writer.</summary>
internal sealed class ModuleReader : IContender
{
    public string ReadOne(byte[] body) => Read(body)[0].Id;

    public int ReadPage(byte[] body) => Read(body).Count;

    public Func<string> PrepareWrite(byte[] body)
    {
        var desired = new DesiredSettings
        {
            [ConnectionSettings.Active] = false,
            [ConnectionSettings.OutboundChannelLimit] = 25,
            [ConnectionSettings.WebhookEventFailoverUrl] = null,
        };
        return desired.Against(Read(body)[0]).ToJson;
    }

    public IEnumerable<string> Describe(byte[] body) => Read(body).Select(c => string.Join('|', [
        c.Id, c.RecordType, c.Active, c.CredentialActive, c.ExternalSipConnection, string.Join(',', c.Tags),
        c.WebhookEventUrl, c.WebhookEventFailoverUrl, c.WebhookApiVersion, c.WebhookTimeoutSecs,
        c.InboundChannelLimit, c.OutboundChannelLimit, c.OutboundVoiceProfileId,
        c.CreatedAt?.ToString("o"), c.UpdatedAt?.ToString("o"),
        string.Join(',', c.AdditionalProperties.Select(pair => $"{pair.Key}={pair.Value}"))]));

    private static List<ExternalConnection> Read(byte[] body) =>
        ResponseEnvelope<ExternalConnection>.Read(body, ExternalConnection.Read).Resources!;
}
