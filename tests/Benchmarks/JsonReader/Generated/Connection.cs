using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelnyxPS.JsonBenchmark.Generated;

/// <summary>An external connection, with the fields that the module reads.</summary>
internal sealed class Connection
{
    public string? Id { get; set; }

    public string? ConnectionName { get; set; }

    public string? RecordType { get; set; }

    public bool? Active { get; set; }

    public bool? CredentialActive { get; set; }

    public string? ExternalSipConnection { get; set; }

    public List<string>? Tags { get; set; }

    public string? WebhookEventUrl { get; set; }

    public string? WebhookEventFailoverUrl { get; set; }

    public string? WebhookApiVersion { get; set; }

    public int? WebhookTimeoutSecs { get; set; }

    public Direction? Inbound { get; set; }

    public Direction? Outbound { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
