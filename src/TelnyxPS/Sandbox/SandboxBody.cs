using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>The JSON body of a request. It is read field by field and rejected if anything in it is invalid.</summary>
internal abstract class SandboxBody
{
    private readonly List<ApiProblem> problems = [];

    /// <summary>The HTTP status of a rejection.</summary>
    protected virtual int RefusalStatus => 422;

    protected void Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            ReadFields(document.RootElement);
        }
        // InvalidOperationException is thrown for a string that contains half of a surrogate pair.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw SandboxRefusal.MalformedJson();
        }

        SandboxRefusal.ThrowIfAny(RefusalStatus, problems);
    }

    /// <summary>Reads a field; returns false if there is no field with that name.</summary>
    protected abstract bool ReadField(string name, JsonElement value, string pointer);

    /// <summary>Validates the body as a whole, after all fields are read.</summary>
    protected abstract void ReadWhole(JsonElement body);

    protected void Refuse(ApiProblem problem) => problems.Add(problem);

    protected void Refuse(string pointer, string detail) => Refuse(ApiProblem.InvalidAttribute(pointer, detail));

    protected bool IsObject(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return true;

        Refuse(pointer, "Must be an object.");
        return false;
    }

    protected string? ReadUuid(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.String && Guid.TryParseExact(value.GetString(), "D", out Guid uuid))
            return uuid.ToString();

        Refuse(pointer, "Must be a UUID.");
        return null;
    }

    /// <summary>Reads an array of strings; null if the value is something else.</summary>
    protected IReadOnlyList<string>? ReadTexts(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return value.EnumerateArray().Select(item => item.GetString()!).ToList();
        }

        Refuse(pointer, "Must be an array of strings.");
        return null;
    }

    protected string? ReadText(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();

        Refuse(pointer, "Must be a string.");
        return null;
    }

    /// <summary>Reads an id, which must be a string of digits. Any other value is rejected.</summary>
    protected string? ReadId(JsonElement value, string pointer, string requirement)
    {
        // char.IsDigit would accept the digits of every script.
        if (value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
            && text.All(c => c is >= '0' and <= '9'))
        {
            return text;
        }

        Refuse(pointer, requirement);
        return null;
    }

    protected bool? ReadBoolean(JsonElement value, string pointer)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();

        Refuse(pointer, "Must be true or false.");
        return null;
    }

    protected static string PointerTo(string parent, string name) =>
        parent + "/" + name.Replace("~", "~0").Replace("/", "~1");

    private void ReadFields(JsonElement body)
    {
        if (!IsObject(body, ""))
            return;

        foreach (JsonProperty field in body.EnumerateObject())
        {
            string pointer = PointerTo("", field.Name);
            if (!ReadField(field.Name, field.Value, pointer))
                Refuse(ApiProblem.Unknown(pointer));
        }

        ReadWhole(body);
    }
}
