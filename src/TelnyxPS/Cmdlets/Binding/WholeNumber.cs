using System.Globalization;
using System.Numerics;

namespace TelnyxPS.Cmdlets.Binding;

/// <summary>Reads whole numbers from whatever holds them: text, and numbers of every type.</summary>
internal static class WholeNumber
{
    // Above this, a double no longer holds every whole number.
    private const double ExactDouble = 1L << 53;

    /// <summary>The whole number that a value is; null where it is none. Text is read without regard to the culture.</summary>
    public static decimal? Of(object value)
    {
        decimal? number = value switch
        {
            string text => decimal.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out decimal read) ? read : null,
            bool or char or Enum or DateTime => null,
            double d => d is >= -ExactDouble and <= ExactDouble ? (decimal)d : null,
            float f => f is >= -(1 << 24) and <= 1 << 24 ? (decimal)f : null,
            BigInteger big => big >= (BigInteger)decimal.MinValue && big <= (BigInteger)decimal.MaxValue ? (decimal)big : null,
            IConvertible => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        return number is { } n && n == decimal.Truncate(n) ? n : null;
    }
}
