namespace TelnyxPS.Cmdlets.Binding;

/// <summary>
/// Converts a value to a whole number in a range. ValidateRange would refuse null, which leaves a setting unchanged.
/// </summary>
internal sealed class WholeNumberAttribute(int minimum, int maximum) : ParsingAttribute
{
    /// <summary>Whether a blank value is an error. If false, it becomes null.</summary>
    public bool RefusesBlank { get; set; }

    private protected override object? BlankValue => SettingValue.BlankNumber;

    private protected override object? NoneValue => SettingValue.NoneNumber;

    protected override object? OfBlank() =>
        RefusesBlank ? throw Damage($"A whole number from {minimum} to {maximum} is required.") : null;

    protected override object? Parse(object value) =>
        WholeNumber.Of(value) is { } number && number >= minimum && number <= maximum
            ? (int)number
            : throw Damage($"{Shown(value)} is not a whole number from {minimum} to {maximum}.");
}
