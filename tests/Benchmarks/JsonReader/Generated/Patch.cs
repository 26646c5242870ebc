using System.Text.Json.Serialization;
using TelnyxPS.JsonBenchmark.Generated.Converters;

namespace TelnyxPS.JsonBenchmark.Generated;

/// <summary>A change of a connection: omitted settings keep their values, and null clears.</summary>
internal sealed class Patch
{
    [JsonConverter(typeof(OptionalConverter<bool?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<bool?> Active { get; set; }

    [JsonConverter(typeof(OptionalConverter<List<string>?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<List<string>?> Tags { get; set; }

    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> WebhookEventUrl { get; set; }

    [JsonConverter(typeof(OptionalConverter<string?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> WebhookEventFailoverUrl { get; set; }

    [JsonConverter(typeof(OptionalConverter<int?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> WebhookTimeoutSecs { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PatchDirection? Inbound { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PatchDirection? Outbound { get; set; }
}
