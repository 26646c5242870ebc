using System.Text.Json;

namespace TelnyxPS.Sandbox;

/// <summary>The body that updates several phone numbers in the background.</summary>
internal sealed class NumberJobBody(string json) : NumberBody(json)
{
    private const int MostNumbers = 1000;
    private const string Numbers = "phone_numbers";

    /// <summary>The phone numbers in the body: ids or E.164 numbers.</summary>
    public IReadOnlyList<string> PhoneNumbers { get; private set; } = [];

    protected override int RefusalStatus => 400;

    protected override bool ReadOther(string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case Numbers:
                PhoneNumbers = ReadTexts(value, pointer) ?? [];
                if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is 0 or > MostNumbers)
                    Refuse(pointer, $"Must contain 1 to {MostNumbers} items.");
                return true;

            case "deletion_lock_enabled":
                if (ReadBoolean(value, pointer) is { } isLocked)
                    Change.Add(number => number.IsDeletionLocked = isLocked);
                return true;

            default:
                return false;
        }
    }

    protected override void ReadWhole(JsonElement body)
    {
        if (!body.TryGetProperty(Numbers, out _))
            Refuse(ApiProblem.Missing("/" + Numbers));
        if (Change.IsEmpty)
            Refuse("", "Must contain at least one field to update.");
    }
}
