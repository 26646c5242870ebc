namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts a value to a location: its id, a UUID, or its description.</summary>
internal sealed class LocationAttribute : ParsingAttribute
{
    protected override object? Parse(object value)
    {
        string text = value is Guid uuid ? uuid.ToString() : (value as string)?.Trim()
            ?? throw Damage($"{Shown(value)} is neither the id nor the description of a location.");
        return Guid.TryParseExact(text, "D", out Guid id) ? id.ToString() : text;
    }
}
