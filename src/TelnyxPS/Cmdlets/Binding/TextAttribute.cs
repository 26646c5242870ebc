namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Converts a value to text. Spreadsheets can convert references to whole numbers.</summary>
internal sealed class TextAttribute : ParsingAttribute
{
    /// <summary>The value that a blank becomes. Default: null.</summary>
    public string? Blank { get; set; }

    protected override object? OfBlank() => Blank;

    protected override object? Parse(object value)
    {
        string text = value is int or long ? value.ToString() : value as string
            ?? throw Damage($"A value of type {value.GetType().Name} is not text.");
        return !HasHalfCharacter(text)
            ? text
            : throw Damage($"{Shown(text)} contains an incomplete character. Type the text again.");
    }
}
