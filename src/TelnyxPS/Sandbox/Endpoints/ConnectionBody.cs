using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>The body that creates or updates a connection. It is applied only if all of it is valid.</summary>
internal sealed class ConnectionBody : SandboxBody
{
    private const string Profile = "outbound_voice_profile_id";
    private const int LongestTimeout = 30;

    private readonly List<Action<SandboxConnection>> changes = [];
    private readonly bool creates;
    private readonly NestedObjects nested;

    private ConnectionBody(string json, bool creates, NestedObjects nested)
    {
        this.creates = creates;
        this.nested = nested;
        Read(json);
    }

    public static ConnectionBody ForCreate(string json) => new(json, creates: true, NestedObjects.Replace);

    public static ConnectionBody ForUpdate(string json, NestedObjects nested) => new(json, creates: false, nested);

    public void ApplyTo(SandboxConnection connection) => changes.ForEach(change => change(connection));

    protected override void ReadWhole(JsonElement body)
    {
        if (creates && !body.TryGetProperty("external_sip_connection", out _))
            Refuse(ApiProblem.Missing("/external_sip_connection"));
        if (!body.TryGetProperty("outbound", out _))
            Refuse(ApiProblem.Missing("/outbound/" + Profile));
    }

    protected override bool ReadField(string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "active":
                if (ReadBoolean(value, pointer) is { } isActive)
                    Change(isActive, (c, active) => c.Active = active);
                break;

            case "external_sip_connection" when creates:
                ReadService(value, pointer);
                break;

            case "tags":
                if (ReadTexts(value, pointer) is { } texts)
                    Change(texts, (c, tags) => c.Tags = tags);
                break;

            case "webhook_event_url":
                if (IsUrl(value, pointer))
                    Change(value.GetString()!, (c, url) => c.WebhookEventUrl = url);
                break;

            // The documented default is an empty string, so that is a valid value.
            case "webhook_event_failover_url":
                if (value.ValueKind == JsonValueKind.Null || IsEmpty(value) || IsUrl(value, pointer))
                    Change(value.GetString(), (c, url) => c.WebhookEventFailoverUrl = url);
                break;

            case "webhook_timeout_secs":
                if (IsNumberOrNull(value, pointer, LongestTimeout, out int? seconds))
                    Change(seconds, (c, timeout) => c.WebhookTimeoutSecs = timeout);
                break;

            case "inbound":
                Action<SandboxConnection, string> ignore = (_, _) => { };
                ReadVoice(value, pointer, creates, (c, limit) => c.InboundChannelLimit = limit, ignore);
                break;

            case "outbound":
                Action<SandboxConnection, string> setProfile = (c, profile) => c.OutboundVoiceProfileId = profile;
                ReadVoice(value, pointer, true, (c, limit) => c.OutboundChannelLimit = limit, setProfile);
                break;

            default:
                return false;
        }

        return true;
    }

    private void ReadService(JsonElement value, string pointer)
    {
        string? service = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (service == SandboxConnection.Zoom)
            Change(service, (c, zoom) => c.ExternalSipConnection = zoom);
        else if (service == SandboxConnection.OperatorConnect)
            Refuse(pointer, "Must be zoom. Operator Connect connections come from a refresh of the integration.");
        else
            Refuse(pointer, "Must be zoom.");
    }

    private void ReadVoice(
        JsonElement voice,
        string pointer,
        bool profileRequired,
        Action<SandboxConnection, int?> setLimit,
        Action<SandboxConnection, string> setProfile)
    {
        if (!IsObject(voice, pointer))
            return;

        if (nested == NestedObjects.Replace)
            Change<int?>(null, setLimit);

        foreach (JsonProperty field in voice.EnumerateObject())
        {
            string fieldPointer = PointerTo(pointer, field.Name);
            switch (field.Name)
            {
                case "channel_limit":
                    if (IsNumberOrNull(field.Value, fieldPointer, int.MaxValue, out int? limit))
                        Change(limit, setLimit);
                    break;

                case Profile:
                    const string Digits = "Must be the id of an outbound voice profile: a string of digits.";
                    if (ReadId(field.Value, fieldPointer, Digits) is { } id)
                        Change(id, setProfile);
                    break;

                default:
                    Refuse(ApiProblem.Unknown(fieldPointer));
                    break;
            }
        }

        if (profileRequired && !voice.TryGetProperty(Profile, out _))
            Refuse(ApiProblem.Missing(PointerTo(pointer, Profile)));
    }

    private void Change<T>(T value, Action<SandboxConnection, T> set) => changes.Add(c => set(c, value));

    private bool IsUrl(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.String
            && Uri.TryCreate(value.GetString(), UriKind.Absolute, out Uri? url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return true;
        }

        Refuse(ApiProblem.InvalidUrl(pointer));
        return false;
    }

    private bool IsNumberOrNull(JsonElement value, string pointer, int most, out int? number)
    {
        number = null;
        if (value.ValueKind == JsonValueKind.Null)
            return true;

        if (value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out int integer)
            && integer >= 0
            && integer <= most)
        {
            number = integer;
            return true;
        }

        Refuse(
            pointer,
            most == int.MaxValue
                ? "Must be an integer of 0 or more, or null."
                : $"Must be an integer from 0 to {most}, or null.");
        return false;
    }

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() == "";
}
