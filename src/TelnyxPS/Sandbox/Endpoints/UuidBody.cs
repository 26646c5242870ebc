using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>The body of a request whose only field is a UUID.</summary>
internal sealed class UuidBody : SandboxBody
{
    private readonly string field;
    private readonly bool required;

    public UuidBody(string json, string field, bool required)
    {
        this.field = field;
        this.required = required;
        Read(json);
    }

    /// <summary>The UUID; null if it was not sent.</summary>
    public string? Value { get; private set; }

    protected override bool ReadField(string name, JsonElement value, string pointer)
    {
        if (name != field)
            return false;

        Value = ReadUuid(value, pointer);
        return true;
    }

    protected override void ReadWhole(JsonElement body)
    {
        if (required && !body.TryGetProperty(field, out _))
            Refuse(ApiProblem.Missing("/" + field));
    }
}
