using System.Globalization;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Reads a whole number within a range. ValidateRange would refuse null, which leaves a setting as it is.</summary>
internal sealed class WholeNumberAttribute : ParsingAttribute
{
    private readonly int minimum;
    private readonly int maximum;

    public WholeNumberAttribute(int minimum, int maximum)
    {
        this.minimum = minimum;
        this.maximum = maximum;
    }

    protected override object? Parse(object value)
    {
        decimal? number = value switch
        {
            string text => decimal.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out decimal read) ? read : null,
            bool or char => null,
            double d => d is > -1e15 and < 1e15 ? (decimal)d : null,
            IConvertible and not Enum and not DateTime => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        bool fits = number is { } n && n == decimal.Truncate(n) && n >= minimum && n <= maximum;
        return fits ? (int)number!.Value : throw Damage(
            maximum == int.MaxValue
                ? $"{Shown(value)} is not a whole number from {minimum} up."
                : $"{Shown(value)} is not a whole number from {minimum} to {maximum}.");
    }
}
